import { posix } from 'node:path';
import type { GeneratorCallback, Tree } from '@nx/devkit';
import { readNxJson } from 'nx/src/generators/utils/project-configuration';
import { findFaults } from '../../faults/find-faults';
import { Project } from '../../faults/project';
import { ImportRefused } from '../../service/errors';
import { hasManifest } from '../../service/manifest';
import { parsePyproject, type Pyproject } from '../../service/pyproject';
import { isRobynConfigProject, readRobynConfigProject } from '../../service/robyn-config';
import { transact } from '../../transaction/transact';
import { initialize } from '../init/initialize';
import { isRegistered } from '../init/registration';
import { importedDirectory } from './directory';
import { projectFiles } from './project-files';
import { faultReport, nextSteps } from './report';
import type { NxRobynImport } from './schema';
import { assertVisible } from './visibility';

/**
 * Takes in a project that robyn-config made: the plugin knows it by its own pyproject.toml, so all that is written is
 * what `init` writes, where that has not been done. It tells what is broken in the project, in a dry run too.
 *
 * @returns a callback for after the flush
 * @throws RobynError of many names, before anything is written
 */
export function importGenerator(tree: Tree, options: NxRobynImport): Promise<GeneratorCallback> {
  return transact(tree, async () => {
    const directory = importedDirectory(tree, options.directory === undefined ? undefined : String(options.directory));
    const file = posix.join(directory, 'pyproject.toml');
    const pyproject = readProject(tree, file);
    const kind = readRobynConfigProject(pyproject, file);
    await assertVisible(tree, file, kind.name);
    const report = faultReport(kind.name, directory, findFaults(new Project(kind, pyproject, projectFiles(tree, directory))));
    const registered = isRegistered(readNxJson(tree) ?? {});
    const initialized = await initialize(tree);
    if (process.env['NX_DRY_RUN'] === 'true') console.log(report);
    return async () => {
      await initialized();
      console.log(`${report}\n\n${nextSteps(kind.name, directory, registered)}`);
    };
  });
}

export default importGenerator;

/** @throws ImportRefused, TomlInvalid */
function readProject(tree: Tree, file: string): Pyproject {
  const text = tree.read(file, 'utf8');
  if (text === null) throw refused('there is no pyproject.toml.', file, 'robyn-config makes one in every project; name the directory that holds it');
  const pyproject = parsePyproject(text, file);
  if (hasManifest(pyproject)) throw refused('[tool.nx-robyn] makes it a service of nx-robyn, and that is in the graph.', file, 'nx show projects');
  if (isRobynConfigProject(pyproject)) return pyproject;
  throw refused(
    'it has no table [tool.robyn-config].',
    file,
    'nothing, for another Python project: with a [project] name it is in the graph by itself',
  );
}

function refused(why: string, where: string, fix: string): ImportRefused {
  return new ImportRefused({ what: 'this is no project that `robyn-config create` made.', where, why, fix });
}
