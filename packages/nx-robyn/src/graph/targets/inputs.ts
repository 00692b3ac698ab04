import type { TargetConfiguration } from '@nx/devkit';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** Python targets do not depend on what npm installed: without this Nx hashes all of it into them. */
const noPackages = { externalDependencies: [] };

/** What tools write beside the sources. Git ignores it as a rule; a cache that follows it would never hit. */
const written = ['.venv', 'var', 'dist', '.mypy_cache', '.ruff_cache', '.pytest_cache', '.import_linter_cache', 'htmlcov'].map(
  (folder) => `!{projectRoot}/${folder}/**/*`,
);

const project = ['{projectRoot}/pyproject.toml', '{projectRoot}/uv.lock', '{projectRoot}/poetry.lock', '{projectRoot}/.python-version'];

/** Everything in a project that a test could read. */
export const everything: Inputs = [
  '{projectRoot}/**/*',
  ...written,
  '!{projectRoot}/**/__pycache__/**/*',
  '!{projectRoot}/.coverage*',
  '!{projectRoot}/*.md',
  noPackages,
];

/** Python files and what says how to read them. */
export const python: Inputs = ['{projectRoot}/**/*.py', '{projectRoot}/**/*.pyi', ...written, ...project, noPackages];

/** The package alone: what a wheel or the contract is made from. */
export const sources: Inputs = ['{projectRoot}/src/**/*', '!{projectRoot}/**/__pycache__/**/*', ...project, noPackages];

/** Models and migrations. */
export const schema: Inputs = [
  '{projectRoot}/src/**/*',
  '{projectRoot}/migrations/**/*',
  '{projectRoot}/alembic.ini',
  '!{projectRoot}/**/__pycache__/**/*',
  ...project,
  noPackages,
];
