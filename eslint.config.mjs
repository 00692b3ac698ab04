import js from '@eslint/js';
import globals from 'globals';
import tseslint from 'typescript-eslint';

const plugin = 'packages/nx-robyn/src';

/**
 * One layer of the plugin: the folder may not import what the patterns name.
 * The picture is in ARCHITECTURE.md: service <- toolchain <- blueprint, graph <- generators, executors.
 */
const layer = (folder, message, forbidden) => ({
  files: [`${plugin}/${folder}/**/*.ts`],
  ignores: ['**/*.spec.ts'],
  rules: {
    'no-restricted-imports': ['error', { patterns: [{ group: forbidden, message }] }],
  },
});

const nx = ['nx', 'nx/*', '@nx/*'];
const disk = ['fs', 'fs/*', 'node:fs', 'node:fs/*'];
const processes = ['child_process', 'node:child_process'];
const folders = (...names) => names.flatMap((name) => [`**/${name}/*`, `**/${name}`]);

export default tseslint.config(
  {
    ignores: ['**/node_modules/**', 'dist/**', 'tmp/**', '.nx/**', '.tools/**', 'examples/**', '**/schema.d.ts'],
  },
  js.configs.recommended,
  ...tseslint.configs.recommended,
  { languageOptions: { globals: globals.node } },
  { files: ['**/*.cjs'], languageOptions: { sourceType: 'commonjs' }, rules: { '@typescript-eslint/no-require-imports': 'off' } },
  {
    files: ['**/*.ts'],
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_', argsIgnorePattern: '^_' }],
      'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
    },
  },
  layer('service', 'service is pure: no Nx, no disk, no process, no other layer.', [
    ...nx, ...disk, ...processes, 'handlebars',
    ...folders('packaging', 'blueprint', 'toolchain', 'faults', 'transaction', 'graph', 'generators', 'executors'),
  ]),
  layer('packaging', 'packaging is pure: what Python packaging says of a file, and the service for names.', [
    ...nx, ...disk, ...processes, 'handlebars',
    ...folders('blueprint', 'toolchain', 'faults', 'transaction', 'graph', 'generators', 'executors', 'cli', 'plop', 'disk'),
  ]),
  layer('contract', 'contract is pure: it compares documents, and knows the service for names and errors.', [
    ...nx, ...disk, ...processes, 'handlebars',
    ...folders('blueprint', 'toolchain', 'packaging', 'faults', 'transaction', 'graph', 'generators', 'executors', 'cli', 'plop', 'disk'),
  ]),
  layer('toolchain', 'toolchain is commands as data: it knows the service and nothing else.', [
    ...nx, ...disk, ...processes, 'handlebars', 'smol-toml',
    ...folders('blueprint', 'transaction', 'graph', 'generators', 'executors'),
  ]),
  layer('faults', 'faults is pure: it looks at the files that it is given, and knows the service.', [
    ...nx, ...disk, ...processes, 'handlebars', 'smol-toml',
    ...folders('toolchain', 'blueprint', 'transaction', 'graph', 'generators', 'executors', 'cli', 'plop', 'disk'),
  ]),
  layer('blueprint', 'blueprint is pure: it may import service and toolchain.', [
    ...nx, ...disk, ...processes, 'smol-toml',
    ...folders('transaction', 'graph', 'generators', 'executors'),
  ]),
  layer('client', 'client is pure: it may import service and contract.', [
    ...nx, ...disk, ...processes, 'handlebars', 'smol-toml',
    ...folders('toolchain', 'packaging', 'blueprint', 'transaction', 'graph', 'generators', 'executors', 'cli', 'plop', 'disk'),
  ]),
  layer('disk', 'disk reads what the package ships: it may import the blueprint and the service.', [
    ...nx, ...processes, 'handlebars',
    ...folders('toolchain', 'transaction', 'graph', 'generators', 'executors', 'cli'),
  ]),
  layer('transaction', 'transaction is the only writer outside the Tree: it knows files and the named errors.', [
    ...nx, ...processes, 'handlebars', '**/service/*', '!**/service/errors',
    ...folders('toolchain', 'blueprint', 'graph', 'generators', 'executors', 'cli', 'disk'),
  ]),
  layer('cli', 'cli starts without Nx: it may import service, blueprint, disk and transaction.', [
    ...nx, ...processes, 'handlebars',
    ...folders('graph', 'generators', 'executors', 'plop'),
  ]),
  layer('generators', 'a generator does not know from which door it is called.', folders('plop', 'cli')),
  layer('plop', 'plop is a door: it may import generators, service, disk and Nx, and loads a generator by its name.', [
    ...processes, 'handlebars', 'plop', 'node-plop',
    ...folders('toolchain', 'blueprint', 'transaction', 'graph', 'executors', 'cli'),
  ]),
  layer('graph', 'graph may import the devkit, service and toolchain: what nx.json loads stays small.', [
    ...processes, 'handlebars',
    ...folders('blueprint', 'faults', 'transaction', 'generators', 'executors', 'plop'),
  ]),
  layer('executors', 'executors may import the devkit, service and toolchain.', [
    'handlebars', ...folders('blueprint', 'transaction', 'graph', 'generators', 'plop'),
  ]),
);
