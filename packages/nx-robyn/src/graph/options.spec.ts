import { normalizeOptions, optionKey, targets } from './options';

describe('options of the plugin', () => {
  it('have defaults', () => {
    expect(normalizeOptions(undefined)).toEqual({
      include: 'all',
      names: Object.fromEntries(targets.map((target) => [target, target])),
    });
  });

  it('rename any target', () => {
    for (const target of targets) {
      expect(normalizeOptions({ [optionKey(target)]: `py-${target}` }).names[target]).toBe(`py-${target}`);
    }
    expect(normalizeOptions({ migrateTargetName: 'db-migrate' }).names.migrate).toBe('db-migrate');
    expect(optionKey('migration-check')).toBe('migrationCheckTargetName');
  });
});
