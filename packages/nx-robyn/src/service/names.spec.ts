import * as fc from 'fast-check';
import { NameRefused } from './errors';
import { defaultModule, distributionName, kebabCase, moduleName, normalizeDistribution, projectName, title } from './names';

describe('projectName', () => {
  it.each([
    ['orders', 'orders'],
    ['acme-orders', 'acme-orders'],
    ['AcmeOrders', 'acme-orders'],
    ['acme_orders', 'acme-orders'],
    ['Acme Orders', 'acme-orders'],
    ['HTTPGateway', 'http-gateway'],
    ['orders2', 'orders2'],
  ])('makes %s to %s', (typed, name) => expect(projectName(typed)).toBe(name));

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['../orders', 'path'],
    ['a/b', 'path'],
    ['a\\b', 'path'],
    ['..', 'path'],
    ['überservice', 'ASCII'],
    ['注文', 'ASCII'],
    ['1st', 'begins with a letter'],
    ['-x', 'begins with a letter'],
    ['orders!', 'only letters'],
    ['$(id)', 'letter'],
    ['a'.repeat(64), '64 characters'],
  ])('refuses "%s"', (typed, why) => {
    expect(() => projectName(typed)).toThrow(NameRefused);
    expect(() => projectName(typed)).toThrow(why);
  });

  it('suggests a name that it accepts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (typed) => {
        try {
          projectName(typed);
        } catch (error) {
          const suggestion = (error as NameRefused).fix?.split(' ').pop() ?? '';
          expect(projectName(suggestion)).toBe(suggestion);
        }
      }),
    );
  });

  it('makes a name that is made to itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ._-]{0,30}$/), (typed) => {
        fc.pre(!typed.includes('..'));
        const name = projectName(typed);
        expect(projectName(name)).toBe(name);
        expect(kebabCase(name)).toBe(name);
        expect(normalizeDistribution(name)).toBe(name);
      }),
    );
  });
});

describe('moduleName', () => {
  it.each(['orders', 'app', 'acme_orders', 'match', 'case', 'type', 'order'])('takes %s', (module) => {
    expect(moduleName(module, 'orders')).toBe(module);
  });

  it.each([
    ['class', 'keyword'],
    ['async', 'keyword'],
    ['None', 'keyword'],
    ['json', 'standard library'],
    ['email', 'standard library'],
    ['robyn', "service's own dependencies"],
    ['jwt', "service's own dependencies"],
    ['tests', 'directory of the project'],
    ['migrations', 'directory of the project'],
    ['Orders', 'lower case'],
    ['_orders', 'identifier'],
    ['a.b', 'identifier'],
    ['a-b', 'identifier'],
    ['../x', 'identifier'],
    ['größe', 'identifier'],
    ['', 'identifier'],
    ['a'.repeat(64), '64 characters'],
  ])('refuses %s', (module, why) => expect(() => moduleName(module, 'orders')).toThrow(why));

  it('says NAME where the name became it, and --module where it was typed', () => {
    expect(() => moduleName('json', 'json')).toThrow('where: NAME');
    expect(() => moduleName('json', 'orders')).toThrow('where: --module');
  });

  it.each(['class', 'json', 'tests', 'Orders', 'jwt'])('suggests a module instead of %s that it takes', (module) => {
    try {
      moduleName(module, 'orders');
    } catch (error) {
      const suggestion = (error as NameRefused).fix?.split(' ').pop() ?? '';
      expect(moduleName(suggestion, 'orders')).toBe(suggestion);
    }
    expect.assertions(1);
  });

  it('suggests the name where nothing was typed', () => {
    expect(() => moduleName('', 'acme-orders')).toThrow('--module acme_orders');
  });
});

describe('the other names', () => {
  it('refuses the distribution of a dependency', () => {
    expect(() => distributionName('redis')).toThrow(NameRefused);
    expect(() => distributionName('pydantic-settings')).toThrow('own dependencies');
    expect(distributionName('acme-orders')).toBe('acme-orders');
  });

  it('makes module and title', () => {
    expect(defaultModule('acme-orders')).toBe('acme_orders');
    expect(title('acme-orders')).toBe('Acme Orders');
  });
});
