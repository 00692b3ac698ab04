import { rules } from '../faults/rules';
import { Project } from '../faults/project';
import { parsePyproject } from '../service/pyproject';
import { readRobynConfigProject } from '../service/robyn-config';

/** What a project of robyn-config's should be like; the rest is as robyn-config makes it. */
export interface PeerTraits {
  readonly design?: 'ddd' | 'mvc';
  readonly orm?: 'sqlalchemy' | 'tortoise';
  readonly packageManager?: 'uv' | 'poetry';
  /** Versions in the lock, by distribution; undefined for no lock. */
  readonly locked?: Readonly<Record<string, string>> | undefined;
  readonly dependencies?: readonly string[];
  /** Tables after those that robyn-config writes. */
  readonly toml?: string;
}

/** A project of robyn-config's that holds these files and its lock. */
export function peer(files: Readonly<Record<string, string>>, traits: PeerTraits = {}): Project {
  const { design = 'ddd', orm = 'sqlalchemy', packageManager = 'uv', locked, dependencies = [], toml = '' } = traits;
  const lock = Object.entries(locked ?? {}).map(([name, version]) => `[[package]]\nname = "${name}"\nversion = "${version}"\n`);
  const all: Record<string, string> = {
    ...files,
    ...(locked && { [packageManager === 'uv' ? 'uv.lock' : 'poetry.lock']: `version = 1\n\n${lock.join('\n')}` }),
  };
  const pyproject = parsePyproject(
    `[project]\nname = "shop"\ndependencies = ${JSON.stringify(dependencies)}\n` +
      `[tool.robyn-config]\ndesign = "${design}"\norm = "${orm}"\npackage_manager = "${packageManager}"\n${toml}`,
    'pyproject.toml',
  );
  return new Project(readRobynConfigProject(pyproject, 'pyproject.toml'), pyproject, { paths: Object.keys(all), read: (path) => all[path] });
}

/** Places at which a rule finds its fault, `path:line`. */
export function found(rule: string, project: Project): string[] {
  const one = rules.find(({ name }) => name === rule);
  if (one === undefined) throw new Error(`no rule ${rule}`);
  return one.find(project).map(({ path, line }) => `${path}:${line}`);
}
