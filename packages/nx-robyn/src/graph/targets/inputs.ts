import type { ProjectConfiguration, TargetConfiguration } from '@nx/devkit';

type Inputs = NonNullable<TargetConfiguration['inputs']>;

/** What tools write beside the sources. Git ignores it as a rule; a cache that follows it would never hit. */
const written = [
  '!{projectRoot}/{.venv,var,dist,htmlcov}/**/*',
  '!{projectRoot}/.{mypy,ruff,pytest,import_linter}_cache/**/*',
  '!{projectRoot}/.{uv,poetry}-cache/**/*',
  '!{projectRoot}/**/__pycache__/**/*',
  '!{projectRoot}/.coverage*',
];

const settings = [
  '{projectRoot}/{pyproject,poetry,uv,ruff,.ruff}.toml',
  '{projectRoot}/{mypy,.mypy}.ini',
  '{projectRoot}/{setup.cfg,pyrightconfig.json}',
  '{projectRoot}/*.lock',
  '{projectRoot}/.python-version',
];

/** Sets of files of a Python project, by name; its targets name them. */
export const namedInputs: NonNullable<ProjectConfiguration['namedInputs']> = {
  // Everything that a test could read.
  pythonProject: ['{projectRoot}/**/*', ...written],
  // Python files, and what says how to read them.
  pythonFiles: ['{projectRoot}/**/*.{py,pyi}', ...settings, ...written],
  // The package alone: what its contract is made from.
  pythonPackage: ['{projectRoot}/src/**/*', ...settings, ...written],
  // Models and migrations.
  pythonSchema: ['{projectRoot}/{src,migrations}/**/*', ...settings, ...written],
  // What a project that depends on this one by path reads of it: neither how it is tested nor what is locked for it.
  pythonSources: [
    '{projectRoot}/**/*',
    '!{projectRoot}/{tests,test,docs,examples}/**/*',
    '!{projectRoot}/{Makefile,Dockerfile,compose.yaml,openapi.json}',
    '!{projectRoot}/*.{md,rst,lock}',
    '!{projectRoot}/.*',
    ...written,
  ],
};

type Set = 'pythonProject' | 'pythonFiles' | 'pythonPackage' | 'pythonSchema';

/**
 * The packages that are locked for a project; none, where they are not known. Python targets do not depend on what npm
 * installed: unless that is said, Nx hashes all of it into them.
 */
export const lockedPackages: { externalDependencies: string[] } = { externalDependencies: [] };

/** The sources of the projects that a project depends on by path; none, where they are not known. */
export const dependencySources: { input: string; projects: string[] } = { input: 'pythonSources', projects: [] };

/** Inputs of a target that reads one of the sets, and what the project imports from others. */
export function reads(set: Set): Inputs {
  return [set, dependencySources, lockedPackages];
}

/** Inputs of a target that reads one of the sets, and follows no import out of the project. */
export function readsOwn(set: Set): Inputs {
  return [set, lockedPackages];
}

/** Where a service's tests find servers that they do not start: without them they run on what is embedded. */
export const testServers: Inputs = [{ env: 'TEST_POSTGRESQL_URL' }, { env: 'TEST_REDIS_URL' }];

/** The one variable from which a build takes what goes into its archives. */
export const sourceDate: Inputs = [{ env: 'SOURCE_DATE_EPOCH' }];

/** Which database commands of a service work on: its kind decides what a check of migrations finds. */
export const configuredDatabase: Inputs = [{ env: 'SETTINGS__DATABASE__URL' }];
