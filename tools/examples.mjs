import { readFile, readdir, rm, cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Failure, main } from './failure.mjs';
import { pack } from './pack.mjs';
import { ROOT } from './paths.mjs';
import { provision } from './provision.mjs';
import { Workspace } from './workspace.mjs';

const EXAMPLES = join(ROOT, 'examples');

const ENTITIES = [
  ['category', '--plural=categories', '--fields=name:string(80):unique,parent:ref(category)?:setnull'],
  ['product', '--fields=title:string(120):unique,price:decimal(10,2):index,status:enum(draft|live):default=draft,notes:text?,category:ref(category):restrict'],
  ['note', '--owner', '--fields=title:string(80),product:ref(product)?:cascade'],
];

/** What is generated for reviewers to read: folder in `examples/`, project name, options; each has the same entities, without their migrations. */
const SERVICES = [
  { folder: 'ddd-sqlalchemy', name: 'orders', options: [] },
  { folder: 'mvc-tortoise', name: 'billing', options: ['--design=mvc', '--orm=tortoise', '--package-manager=poetry', '--cache=redis'] },
];

/**
 * Generates every example from the packed tarball and hands its folder over.
 * @param {(example: { folder: string }, directory: string) => Promise<void>} take
 */
async function generated(take) {
  const workspace = await Workspace.bare();
  try {
    await workspace.write('nx.json', JSON.stringify({ plugins: ['nx-robyn'] }));
    for (const example of SERVICES) {
      await workspace.nxOk(['g', 'nx-robyn:service', example.name, '--no-interactive', '--skip-lock', ...example.options]);
      for (const entity of ENTITIES) {
        await workspace.nxOk(['g', 'nx-robyn:entity', ...entity, `--project=${example.name}`, '--no-interactive']);
      }
      await take(example, workspace.path('services', example.name));
    }
  } finally {
    await workspace.remove();
  }
}

/** Writes `examples/` anew. */
export async function writeExamples() {
  await generated(async ({ folder }, directory) => {
    await rm(join(EXAMPLES, folder), { recursive: true, force: true });
    await mkdir(dirname(join(EXAMPLES, folder)), { recursive: true });
    await cp(directory, join(EXAMPLES, folder), { recursive: true });
    console.log(`examples/${folder}: ${(await texts(directory)).size} files`);
  });
}

/**
 * Compares `examples/` with what the plugin generates now.
 * @throws {Failure} that names every file that differs
 */
export async function checkExamples() {
  await generated(async ({ folder }, directory) => {
    const [wanted, committed] = await Promise.all([texts(directory), texts(join(EXAMPLES, folder))]);
    const paths = [...new Set([...wanted.keys(), ...committed.keys()])].sort();
    const stale = paths.filter((path) => wanted.get(path) !== committed.get(path));
    if (stale.length) {
      throw new Failure({
        what: 'An example is not what the plugin generates',
        where: `examples/${folder}`,
        why: stale.slice(0, 20).join('\n'),
        fix: 'npm run examples',
      });
    }
    console.log(`examples/${folder}: ${wanted.size} files, as generated`);
  });
}

/** @returns {Promise<Map<string, string>>} content by path; empty for a folder that is not there */
async function texts(directory) {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  const ignored = /\/(\.venv|__pycache__|var|\.(mypy|ruff|pytest)_cache)\/|\/(uv|poetry)\.lock$/;
  const pairs = files.filter((file) => !ignored.test(file)).map(async (file) => [file.slice(directory.length + 1), await readFile(file, 'utf8')]);
  return new Map(await Promise.all(pairs));
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(async () => {
    await provision();
    await pack();
    await (process.argv.includes('--check') ? checkExamples() : writeExamples());
  });
}
