import { RobynError } from '../service/errors';
import { hasManifest, readManifest } from '../service/manifest';
import { parsePyproject, type Pyproject } from '../service/pyproject';
import type { Detection } from './detection';
import { foreignSubject, table } from './foreign-subject';
import { peerProject } from './peer-project';

/**
 * What a pyproject.toml is. It throws nothing: what cannot be read is `broken`, with the message.
 *
 * @param text of the file
 * @param path of the file relative to the workspace, for messages
 * @param locked whether a uv.lock lies beside it
 */
export function detect(text: string, path: string, locked: boolean): Detection {
  let pyproject: Pyproject;
  try {
    pyproject = parsePyproject(text, path);
  } catch (error) {
    return broken(error, undefined, text.includes('[tool.nx-robyn]'));
  }
  const name = projectName(pyproject);
  if (hasManifest(pyproject)) {
    try {
      const { name: project, title, module, orm, packageManager, tags } = readManifest(pyproject, path);
      return { kind: 'service', name: project, title, module, orm, packageManager, tags };
    } catch (error) {
      return broken(error, name, true);
    }
  }
  if (name === undefined) return { kind: 'nothing' };
  const peer = peerProject(pyproject, path, locked);
  if (peer !== undefined) return peer;
  return { kind: 'foreign', name, subject: foreignSubject(pyproject, locked) };
}

function broken(error: unknown, name: string | undefined, service: boolean): Detection {
  if (!(error instanceof RobynError)) throw error;
  return { kind: 'broken', name, message: error.message, service };
}

function projectName(pyproject: Pyproject): string | undefined {
  const own = table(pyproject, 'project')['name'] ?? table(pyproject, 'tool', 'poetry')['name'];
  return typeof own === 'string' && own !== '' ? own : undefined;
}
