import type { Tree } from '@nx/devkit';
import { PackageJsonMissing, PlopfileExists } from '../../service/errors';
import { inOrder, jsonValue, withJsonValue } from './json-text';

/** The file that Plop reads, at the root of the workspace. */
export const plopfile = 'plopfile.mjs';

/** What a workspace without Plop is given. */
export const plopVersion = '^4.0.5';

/** What a plopfile imports. */
const entry = 'nx-robyn/plop.js';

const importLine = `import { registerGenerators } from '${entry}';`;
const callLine = 'registerGenerators(plop);';

const text = `${importLine}

/** \`npx plop\` offers the generators of nx-robyn; add your own beside them. */
export default function (plop) {
  ${callLine}
}
`;

/** The names of a plopfile that Plop finds. */
const names = /^plopfile\.[cm]?[jt]sx?$/;

/**
 * Writes the plopfile and the dependency on Plop, where they are not there.
 *
 * @returns whether package.json was changed
 * @throws PlopfileExists when a plopfile lacks the generators, which only its author can add; PackageJsonMissing
 */
export function addPlop(tree: Tree): boolean {
  const existing = tree.children('.').find((name) => names.test(name));
  if (existing !== undefined) assertOffers(existing, tree.read(existing, 'utf8') ?? '');
  const packageJson = tree.read('package.json', 'utf8');
  if (packageJson === null) {
    throw new PackageJsonMissing({
      what: 'Plop cannot be a dependency of this workspace.',
      where: 'package.json',
      why: 'there is none.',
      fix: 'npm init, then the same command again',
    });
  }
  if (existing === undefined) tree.write(plopfile, text);
  const { dependencies, devDependencies } = jsonValue(packageJson) as Record<string, Record<string, string> | undefined>;
  if (dependencies?.['plop'] !== undefined || devDependencies?.['plop'] !== undefined) return false;
  tree.write('package.json', withJsonValue(packageJson, ['devDependencies', 'plop'], plopVersion, inOrder('plop')));
  return true;
}

function assertOffers(existing: string, content: string): void {
  if (content.includes(entry)) return;
  const commonJs = existing.endsWith('.cjs') || /\bmodule\.exports\b/.test(content);
  const first = commonJs ? `const { registerGenerators } = require('${entry}');` : importLine;
  throw new PlopfileExists({
    what: 'this workspace has a plopfile that does not offer the generators of nx-robyn.',
    where: existing,
    why: 'what somebody wrote is not changed here; two lines are missing.',
    fix: `run the same command again when its first line is\n           ${first}\n         and its function has\n           ${callLine}`,
  });
}
