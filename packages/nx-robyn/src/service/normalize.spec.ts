import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NameMissing, OptionRefused } from './errors';
import * as model from './model';
import { defaults, normalize, type RawServiceOptions } from './normalize';

const surroundings = { recordedPorts: [], templateVersion: '1.2.3' };
const normalized = (raw: RawServiceOptions) => normalize({ name: 'orders', ...raw }, surroundings);

describe('normalize', () => {
  it('fills every value in', () => {
    expect(normalized({})).toEqual({
      directory: 'services/orders',
      lock: 'shipped',
      portGiven: false,
      model: {
        name: 'orders',
        distribution: 'orders',
        module: 'orders',
        title: 'Orders',
        design: 'ddd',
        orm: 'sqlalchemy',
        packageManager: 'uv',
        database: 'sqlite',
        cache: 'memory',
        uid: 'uuidv7',
        port: 8000,
        pythonVersion: '3.11',
        tags: [],
        templateVersion: '1.2.3',
        entities: [],
        paths: {
          domain: 'src/orders/domain',
          operational: 'src/orders/operational',
          presentation: 'src/orders/presentation',
          databaseRepository: 'src/orders/infrastructure/database/repository',
          databaseTable: 'src/orders/infrastructure/database/tables/__init__.py',
        },
      },
    });
  });

  it('wants a name', () => {
    expect(() => normalize({}, surroundings)).toThrow(NameMissing);
    expect(() => normalize({ name: '' }, surroundings)).toThrow(NameMissing);
  });

  it("takes robyn-config's module", () => {
    const { module, paths } = normalized({ module: 'app' }).model;
    expect([module, paths.databaseRepository]).toEqual(['app', 'src/app/infrastructure/database/repository']);
  });

  it.each([
    [{ design: 'hexagonal' }, '--design'],
    [{ orm: 'django' }, '--orm'],
    [{ packageManager: 'pip' }, '--package-manager'],
    [{ database: 'mysql' }, '--database'],
    [{ cache: 'disk' }, '--cache'],
    [{ uid: 'serial' }, '--uid'],
    [{ pythonVersion: '2.7' }, '--python-version'],
    [{ port: 0 }, '--port'],
    [{ port: 65536 }, '--port'],
    [{ port: 80.5 }, '--port'],
    [{ port: 'http' }, '--port'],
    [{ port: '' }, '--port'],
    [{ tags: 'a b' }, '--tags'],
    [{ tags: ['ä'] }, '--tags'],
    [{ freshLock: true, skipLock: true }, '--skip-lock'],
  ] satisfies [RawServiceOptions, string][])('refuses %j', (raw, option) => {
    expect(() => normalized(raw)).toThrow(OptionRefused);
    expect(() => normalized(raw)).toThrow(`where: ${option}`);
  });

  it('takes the first port that nobody has recorded', () => {
    const port = (...recordedPorts: number[]) => normalize({ name: 'orders' }, { ...surroundings, recordedPorts }).model.port;
    expect([port(), port(8000, 8001, 8003), port(9000)]).toEqual([8000, 8002, 8000]);
  });

  it('takes numbers that a command line made of texts', () => {
    expect(normalized({ pythonVersion: 3.12 }).model.pythonVersion).toBe('3.12');
    expect(() => normalized({ pythonVersion: 3.1 })).toThrow('"3.10" is no value');
    expect(() => normalized({ name: 2026 })).toThrow('begins with a letter');
  });

  it('takes a port that is given', () => {
    const { model: made, portGiven } = normalized({ port: '9000' });
    expect([made.port, portGiven]).toEqual([9000, true]);
  });

  it('divides tags by commas, once each', () => {
    expect(normalized({ tags: 'scope:orders, type:service,,scope:orders' }).model.tags).toEqual(['scope:orders', 'type:service']);
  });

  it.each([
    [{}, 'shipped'],
    [{ freshLock: true }, 'fresh'],
    [{ skipLock: true }, 'none'],
  ] satisfies [RawServiceOptions, string][])('takes the lock of %j from: %s', (raw, source) => {
    expect(normalized(raw).lock).toBe(source);
  });
});

describe('schema.json of the generator', () => {
  const path = join(__dirname, '..', 'generators', 'service', 'schema.json');
  const { properties } = JSON.parse(readFileSync(path, 'utf8')) as {
    properties: Record<string, { default?: unknown; enum?: string[] }>;
  };

  it.each(Object.entries(defaults))('has the default of %s', (option, value) => {
    expect(properties[option]?.default).toBe(value);
  });

  it.each([
    ['design', model.designs],
    ['orm', model.orms],
    ['packageManager', model.packageManagers],
    ['database', model.databases],
    ['cache', model.caches],
    ['uid', model.uids],
  ] as const)('has the values of %s', (option, values) => expect(properties[option]?.enum).toEqual([...values]));
});
