import { run } from './command.mjs';
import { Failure, main } from './failure.mjs';
import { lockedPackages } from './lock-file.mjs';
import { lockWithUv } from './locks/uv.mjs';
import { BUILT, build } from './pack.mjs';
import { PINS, ROOT } from './paths.mjs';
import { readPins, writePins } from './pins-file.mjs';
import { provision } from './provision.mjs';
import { dependencySets, templatePyproject } from './template-pyproject.mjs';

/** @returns {Promise<Map<string, string>>} the newest versions that satisfy every dependency set */
async function newest() {
  const versions = new Map();
  for (const set of dependencySets(BUILT)) {
    const text = await lockWithUv(await templatePyproject(BUILT, { packageManager: 'uv', ...set }), versions);
    for (const { name, version } of lockedPackages(text)) {
      if (versions.has(name) && versions.get(name) !== version) {
        throw new Failure({ what: `${name} resolves to two versions`, where: JSON.stringify(set), why: `${versions.get(name)} and ${version}` });
      }
      versions.set(name, version);
    }
  }
  return versions;
}

await main(async () => {
  await provision();
  await build();
  const before = await readPins().catch(() => new Map());
  const after = await newest();
  await writePins(after);
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changed = names.filter((name) => before.get(name) !== after.get(name));
  for (const name of changed) console.log(`  ${name} ${before.get(name) ?? 'new'} -> ${after.get(name) ?? 'gone'}`);
  console.log(`${PINS}: ${after.size} packages, ${changed.length} changed`);
  if (process.argv.includes('--no-test')) return;
  await run('node', ['tools/test.mjs'], { cwd: ROOT, echo: true });
});
