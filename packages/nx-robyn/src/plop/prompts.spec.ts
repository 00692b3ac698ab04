import { checkOf } from './checks';
import { offers } from './offer';
import { dryRun, options, prompts } from './prompts';

const service = offers().find(({ name }) => name === 'service');
const schema = service?.schema ?? { properties: {} };
const check = checkOf('service');

describe('prompts', () => {
  const all = prompts(schema, {}, true, check);
  const prompt = (name: string) => {
    const found = all.find((candidate) => candidate.name === name);
    if (found === undefined) throw new Error(`no prompt ${name}`);
    return found;
  };

  it('asks for every option of the generator, in the order of its schema, in the words of the command line', () => {
    const names = Object.keys(schema.properties).map((key) => key.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
    expect(names).toContain('package-manager');
    expect(all.map(({ name }) => name)).toEqual([...names, dryRun]);
    expect(all[0]).toMatchObject({ name: 'name', type: 'input', message: 'What should the service be called?', when: true });
  });

  it('offers the values of an option, labelled as Nx labels them, and its default', () => {
    expect(prompt('cache')).toMatchObject({ type: 'list', default: 'memory' });
    expect(prompt('cache').choices?.map(({ value }) => value)).toEqual(schema.properties['cache']?.enum);
    expect(prompt('cache').choices?.[1]?.name).toBe('Redis, shared by all processes');
    expect(prompt('skip-lock')).toMatchObject({ type: 'confirm', default: false });
  });

  it('takes the defaults of the workspace before those of the schema', () => {
    const cache = prompts(schema, { cache: 'redis' }, true, check).find(({ name }) => name === 'cache');
    expect(cache?.default).toBe('redis');
  });

  it('asks nothing where nobody is, and never whether to write', () => {
    expect(prompts(schema, {}, false, check).filter(({ when }) => when)).toEqual([]);
    expect(prompt(dryRun).when).toBe(false);
  });

  it.each([
    ['name', '1st', 'NameRefused'],
    ['name', '', 'NameMissing'],
    ['cache', 'disk', 'OptionRefused'],
    ['port', '70000', 'OptionRefused'],
    ['module', 'json', 'NameRefused'],
    ['directory', '../away', 'DirectoryRefused'],
    ['python-version', '2.7', 'OptionRefused'],
  ])('refuses for %s the answer %j, as the generator does', (name, answer, error) => {
    expect(prompt(name).validate?.(answer, {})).toMatch(new RegExp(`^${error}: `));
  });

  it.each([
    ['name', 'orders'],
    ['cache', 'redis'],
    ['port', '8001'],
    ['port', ''],
    ['module', ''],
    ['directory', ''],
  ])('takes for %s the answer %j', (name, answer) => {
    expect(prompt(name).validate?.(answer, {})).toBe(true);
  });

  it('takes a name that no module can have, and then insists on a module', () => {
    expect(prompt('name').validate?.('class', {})).toBe(true);
    expect(prompt('module').validate?.('', { name: 'class' })).toContain('--module');
    expect(prompt('module').validate?.('lessons', { name: 'class' })).toBe(true);
  });
});

describe('options', () => {
  it('gives the answers by the names of the schema, and leaves out what was not answered', () => {
    const answers = { name: 'orders', 'package-manager': 'uv', module: '', 'skip-lock': true, [dryRun]: true };
    expect(options(schema, answers)).toEqual({ name: 'orders', packageManager: 'uv', skipLock: true });
  });

  it('leaves out a No, which may be recorded otherwise, unless the workspace says Yes', () => {
    expect(options(schema, { name: 'orders', 'skip-lock': false })).toEqual({ name: 'orders' });
    expect(options(schema, { name: 'orders', 'skip-lock': false }, { skipLock: true })).toEqual({ name: 'orders', skipLock: false });
  });
});

describe('the prompts of an entity', () => {
  const of = (generator: string) => {
    const found = offers().find(({ name }) => name === generator);
    return prompts(found?.schema ?? { properties: {} }, {}, true, checkOf(generator));
  };
  const validate = (generator: string, name: string, answer: string) =>
    of(generator).find((prompt) => prompt.name === name)?.validate?.(answer, { name: 'order-item' });

  it.each([
    ['entity', 'name', '1st', 'NameRefused'],
    ['entity', 'name', '', 'NameMissing'],
    ['entity', 'plural', '../items', 'NameRefused'],
    ['entity', 'fields', 'title:colour', 'FieldRefused'],
    ['remove-entity', 'name', 'a/b', 'NameRefused'],
    ['remove-entity', 'name', '', 'NameMissing'],
  ])('%s refuses for %s the answer %j, as the generator does', (generator, name, answer, error) => {
    expect(validate(generator, name, answer)).toMatch(new RegExp(`^${error}: `));
  });

  it.each([
    ['entity', 'name', 'OrderItem'],
    ['entity', 'fields', ''],
    ['entity', 'fields', 'title:string(120):unique,notes:text?'],
    ['entity', 'project', 'orders'],
    ['remove-entity', 'name', 'order_item'],
  ])('%s takes for %s the answer %j', (generator, name, answer) => {
    expect(validate(generator, name, answer)).toBe(true);
  });

  it('lets an option be as it is recorded', () => {
    const auth = of('entity').find(({ name }) => name === 'auth');
    expect(auth?.choices?.map(({ value }) => value)).toEqual(['', 'none', 'write', 'all']);
  });
});
