import { exampleModel } from '../testing/models';
import { LockInvalid } from '../service/errors';
import { lockName, serviceLock } from './lock';
import { lockIndex } from './uv-lock';

const shipped = `version = 1
revision = 5
requires-python = ">=3.11"
resolution-markers = [
    "python_full_version < '3.14'",
]

[[package]]
name = "aiosqlite"
version = "0.22.1"
source = { registry = "https://example.org/simple" }

[[package]]
name = "nx-robyn-service"
version = "0.1.0"
source = { editable = "." }
dependencies = [
    { name = "aiosqlite" },
]
`;

describe('the lock of a service with uv', () => {
  it('puts name and Python in, and nothing else', () => {
    const lock = serviceLock(shipped, exampleModel({ pythonVersion: '3.12' }));
    expect(lock).toBe(shipped.replace('nx-robyn-service', 'acme-orders').replace('>=3.11', '>=3.12'));
  });

  it('refuses what is no lock of the placeholder', () => {
    expect(() => serviceLock('', exampleModel())).toThrow(LockInvalid);
    expect(() => serviceLock(shipped.replace('editable', 'virtual'), exampleModel())).toThrow(LockInvalid);
  });

  it('names its index', () => {
    expect(lockIndex(shipped)).toBe('https://example.org/simple');
    expect(lockIndex('version = 1')).toBeUndefined();
  });

  it('goes by the set of dependencies', () => {
    expect(lockName(exampleModel())).toBe('uv-sqlalchemy.lock');
    expect(lockName(exampleModel({ cache: 'redis' }))).toBe('uv-sqlalchemy-redis.lock');
  });
});
