import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from './failure.mjs';
import { lockedPackages } from './lock-file.mjs';
import { lockWithPoetry, verifyPoetryHash } from './locks/poetry.mjs';
import { lockWithUv, verifyUvSubstitution } from './locks/uv.mjs';
import { PINS } from './paths.mjs';
import { readPins } from './pins-file.mjs';
import { dependencySets, lockName, templatePyproject } from './template-pyproject.mjs';

/**
 * Makes `locks/<package manager>-<set>.lock` inside the built package, resolved to exactly the pins.
 * @param {string} built folder of the built package
 * @returns {Promise<string[]>} a line per lock
 * @throws {Failure} when the pins and what the templates ask for do not agree
 */
export async function makeLocks(built) {
  const pins = await readPins();
  const unused = new Set(pins.keys());
  const locks = join(built, 'locks');
  const lines = [];
  const keep = async (set, text) => {
    const packages = lockedPackages(text);
    for (const { name, version } of packages) {
      if (pins.get(name) !== version) throw disagreement(`${name} resolves to ${version}, the pin says ${pins.get(name) ?? 'nothing'}`);
      unused.delete(name);
    }
    await writeFile(join(locks, lockName(built, set)), text);
    const registries = [...new Set(packages.flatMap(({ registry }) => registry ?? []))].join(', ');
    lines.push(`locks/${lockName(built, set)}: ${packages.length} packages${registries && ` from ${registries}`}`);
    return packages;
  };
  await rm(locks, { recursive: true, force: true });
  await mkdir(locks, { recursive: true });
  // One after another: the first learns what packages need, and the others find it in the cache.
  for (const options of dependencySets(built)) {
    const withUv = { packageManager: 'uv', ...options };
    const pyproject = await templatePyproject(built, withUv);
    const uvLock = await lockWithUv(pyproject, pins).catch(refuse);
    const byUv = await keep(withUv, uvLock);
    await verifyUvSubstitution(pyproject, uvLock);

    const withPoetry = { packageManager: 'poetry', ...options };
    const versions = byUv.map(({ name, version }) => [name, version]);
    const poetryLock = await lockWithPoetry(await templatePyproject(built, withPoetry), versions).catch(refuse);
    const byPoetry = await keep(withPoetry, poetryLock);
    verifyPoetryHash(built, withPoetry, poetryLock);
    assertSamePackages(byUv, byPoetry, lockName(built, withPoetry));
  }
  if (unused.size) throw disagreement(`no service uses ${[...unused].join(', ')}`);
  return lines;
}

/** Whoever chooses the other package manager gets the same versions. */
function assertSamePackages(byUv, byPoetry, where) {
  const [uv, poetry] = [byUv, byPoetry].map((packages) => new Set(packages.map(({ name, version }) => `${name}==${version}`)));
  const differing = [...uv].filter((pin) => !poetry.has(pin)).concat([...poetry].filter((pin) => !uv.has(pin)));
  if (differing.length) {
    throw new Failure({ what: 'uv and Poetry do not lock the same packages', where, why: differing.join(', ') });
  }
}

function refuse(error) {
  throw error instanceof Failure ? disagreement(error.message) : error;
}

function disagreement(why) {
  return new Failure({ what: 'The pins are not what the templates resolve to', where: PINS, why, fix: 'npm run pins' });
}
