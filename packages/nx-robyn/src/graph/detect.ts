import { distributionName, type Packaging, packaging as readPackaging } from '../packaging/packaging';
import { RobynError, TomlInvalid } from '../service/errors';
import { hasManifest, readManifest } from '../service/manifest';
import { parsePyproject, type Pyproject } from '../service/pyproject';
import type { Detection } from './detection';
import { foreignSubject } from './foreign-subject';
import { peerProject } from './peer-project';

/**
 * What a pyproject.toml is. It throws nothing: what cannot be read is `broken`, with the message.
 *
 * @param text of the file
 * @param path of the file relative to the workspace, for messages
 * @param locked whether a uv.lock lies beside it
 */
export function detect(text: string, path: string, locked: boolean): Detection {
  try {
    return detectParsed(parsePyproject(text, path), path, locked);
  } catch (error) {
    return broken(error, path, { service: text.includes('[tool.nx-robyn]') });
  }
}

function detectParsed(pyproject: Pyproject, path: string, locked: boolean): Detection {
  const packaging = readPackaging(pyproject);
  const name = distributionName(pyproject);
  if (hasManifest(pyproject)) {
    try {
      const { name: project, title, module, orm, packageManager, tags } = readManifest(pyproject, path);
      return { kind: 'service', name: project, packaging, title, module, orm, packageManager, tags };
    } catch (error) {
      return broken(error, path, { name, packaging, service: true });
    }
  }
  if (name === undefined) return { kind: 'nothing', packaging };
  const peer = peerProject(pyproject, packaging, path, locked);
  if (peer !== undefined) return peer;
  return { kind: 'foreign', name, packaging, subject: foreignSubject(pyproject, packaging, locked) };
}

interface Known {
  readonly name?: string | undefined;
  readonly packaging?: Packaging;
  readonly service: boolean;
}

/** What is not a named error is a document that the parser itself cannot take, as one that is nested too deeply. */
function broken(error: unknown, path: string, { name, ...known }: Known): Detection {
  const named =
    error instanceof RobynError
      ? error
      : new TomlInvalid({ what: 'the file cannot be read.', where: path, why: String(error).split('\n')[0] ?? '', fix: 'mend the file' });
  return { kind: 'broken', name, message: named.message, ...known };
}
