import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ProgramMissing, ProgramOutdated, PythonMissing, type RobynError } from '../service/errors';
import type { PackageManager } from '../service/model';
import type { Command, PythonCommands } from '../toolchain/command';
import { packageManagerCommands } from '../toolchain/service-commands';
import { shellLine } from '../toolchain/shell';

/** What a project needs of a machine. A ServiceModel is one. */
export interface Needs {
  readonly name: string;
  readonly packageManager: PackageManager;
  /** Oldest Python that will do, `3.11`. */
  readonly pythonVersion: string;
}

/**
 * What this machine lacks to install a project or to resolve its dependencies. It asks the package manager itself.
 *
 * @param directory absolute path that exists
 * @returns the named error, or undefined where nothing is missing
 */
export function missingRequirement(model: Needs, directory: string): RobynError | undefined {
  const manager = packageManagerCommands(model.packageManager);
  const { program } = manager.version;
  const asked = ask(manager.version, directory);
  if (asked.missing) {
    return new ProgramMissing({
      what: `${program} is not installed.`,
      where: shellLine(manager.version),
      why: 'no program of that name is on PATH.',
      fix: manager.installation,
    });
  }
  const [version] = /\d+\.\d+(\.\d+)?/.exec(asked.said) ?? [];
  if (version !== undefined && older(version, manager.oldest)) {
    return new ProgramOutdated({
      what: `${program} ${version} is too old.`,
      where: shellLine(manager.version),
      why: `the projects and locks of nx-robyn need ${program} ${manager.oldest} or newer.`,
      fix: manager.upgrade,
    });
  }
  // An environment is made from a Python: where one is, none is missing.
  if (manager.python === undefined || existsSync(join(directory, '.venv'))) return undefined;
  return missingPython(model, directory, manager.python);
}

function missingPython(model: Needs, directory: string, python: PythonCommands): RobynError | undefined {
  const [active] = /\d+\.\d+/.exec(ask(python.active, directory).said) ?? [];
  if (active !== undefined && !older(active, model.pythonVersion)) return undefined;
  const pythons = [...ask(python.list, directory).said.matchAll(/^\s*(\d+\.\d+)/gm)].map(([, version = '']) => version);
  // A program that cannot say which there are is not proof that there are none.
  if (pythons.length === 0 || pythons.some((version) => !older(version, model.pythonVersion))) return undefined;
  return new PythonMissing({
    what: `there is no Python ${model.pythonVersion} or newer.`,
    where: shellLine(python.list),
    why: `"${model.name}" needs one (requires-python); there are ${[...new Set(pythons)].join(', ')}.`,
    fix: shellLine(python.install(model.pythonVersion)),
  });
}

/** What a program prints on standard output; nothing when it fails. */
function ask(command: Command, directory: string): { readonly missing: boolean; readonly said: string } {
  const run = spawnSync(command.program, command.args, { cwd: directory, env: { ...process.env, ...command.environment }, encoding: 'utf8' });
  const missing = run.error !== undefined && 'code' in run.error && run.error.code === 'ENOENT';
  return { missing, said: run.status === 0 ? run.stdout : '' };
}

function older(version: string, than: string): boolean {
  const [a, b] = [version, than].map((text) => text.split('.').map(Number)) as [number[], number[]];
  const differing = b.findIndex((part, index) => (a[index] ?? 0) !== part);
  return differing >= 0 && (a[differing] ?? 0) < (b[differing] ?? 0);
}
