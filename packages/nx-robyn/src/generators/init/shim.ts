import type { PackageManager, Tree } from '@nx/devkit';

/** Directory of the shim package, relative to the workspace. */
export const shimDirectory = 'tools/robyn';

/** npm's "robyn" is somebody else's package: this local one gives the name to nx-robyn in this workspace. */
const files: Readonly<Record<string, unknown>> = {
  'package.json': {
    name: 'robyn',
    version: '0.0.0',
    private: true,
    description: 'Lets this workspace say `nx g robyn:service` for `nx g nx-robyn:service`.',
    generators: './generators.json',
    executors: './executors.json',
    peerDependencies: { 'nx-robyn': '*' },
  },
  'generators.json': { extends: ['nx-robyn'], generators: {} },
  'executors.json': {
    executors: Object.fromEntries(
      [
        'install', 'build', 'serve', 'dev', 'lint', 'format', 'typecheck', 'test', 'coverage',
        'makemigration', 'migrate', 'rollback', 'migration-check', 'openapi', 'contract-check', 'generate',
      ].map((executor) => [executor, `nx-robyn:${executor}`]),
    ),
  },
};

/** How the workspace depends on the shim: pnpm copies what `file:` names, and a copy cannot find nx-robyn. */
export function shimSpecifier(packageManager: PackageManager): string {
  return `${packageManager === 'pnpm' ? 'link' : 'file'}:${shimDirectory}`;
}

/** Writes the files of the shim that are missing; those that are there are the user's. */
export function writeShim(tree: Tree): void {
  for (const [name, content] of Object.entries(files)) {
    const path = `${shimDirectory}/${name}`;
    if (!tree.exists(path)) tree.write(path, `${JSON.stringify(content, null, 2)}\n`);
  }
}
