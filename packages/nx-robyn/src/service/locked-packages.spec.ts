import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lockedDistributions, lockedModules } from './locked-packages';

describe('locked packages', () => {
  it('knows every distribution that the pins name', () => {
    const pins = readFileSync(join(__dirname, '..', '..', 'pins.txt'), 'utf8');
    const names = pins.split('\n').filter((line) => line.includes('==')).map((line) => line.split('==')[0]);
    expect(names.length).toBeGreaterThan(0);
    expect(names.filter((name) => !lockedDistributions.has(name ?? ''))).toEqual([]);
  });

  it('knows import names that are not the distribution', () => {
    expect([...lockedModules]).toEqual(expect.arrayContaining(['robyn', 'jwt', 'argon2', 'dotenv', 'yaml', 'public']));
  });
});
