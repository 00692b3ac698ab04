import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

/**
 * Makes one file of what nx.json loads: every Nx command waits for it, and finding a hundred modules takes longer than running them.
 * @param {string} built the folder of the compiled package
 */
export async function bundle(built) {
  const { build } = await import('esbuild'); // this module is loaded before npm's packages are there
  await build({
    entryPoints: [join(ROOT, 'packages', 'nx-robyn', 'src', 'index.ts')],
    outfile: join(built, 'src', 'graph', 'plugin.js'), // as deep as `disk/package.ts`, which looks for package.json
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['nx', 'nx/*', '@nx/*'],
    logLevel: 'error',
  });
  await writeFile(join(built, 'src', 'index.js'), '"use strict";\nmodule.exports = require("./graph/plugin");\n');
}
