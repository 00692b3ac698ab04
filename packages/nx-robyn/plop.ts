// What a workspace's plopfile.mjs imports, as `nx-robyn/plop.js`. Nothing that Nx loads imports it.
export { registerGenerators } from './src/plop/register';
