import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { renderService } from '../blueprint/render';
import { packageVersion } from '../disk/package';
import { shippedTemplates } from '../disk/templates';
import { parsePyproject } from '../service/pyproject';
import { ManifestMissing, OutputNotEmpty } from '../service/errors';
import { readManifest } from '../service/manifest';

/**
 * Renders what the manifest of a service says, with the templates of this package. It writes no lock.
 *
 * @param directory the service's, with a pyproject.toml
 * @param out an empty or missing directory
 * @returns the number of files written
 * @throws ManifestMissing, ManifestInvalid, TomlInvalid, OutputNotEmpty
 */
export function render(directory: string, out: string): number {
  const path = join(directory, 'pyproject.toml');
  if (!existsSync(path)) {
    throw new ManifestMissing({
      what: 'there is no service to render.',
      where: path,
      why: 'the file does not exist.',
      fix: 'nx-robyn render DIRECTORY OUT, with DIRECTORY the one of a service',
    });
  }
  if (existsSync(out) && readdirSync(out).length > 0) {
    throw new OutputNotEmpty({
      what: 'the output directory holds files.',
      where: out,
      why: 'a file that is there already could be taken for a rendered one.',
      fix: 'name a directory that does not exist',
    });
  }
  const recorded = readManifest(parsePyproject(readFileSync(path, 'utf8'), path), path);
  const files = renderService({ ...recorded, templateVersion: packageVersion() }, shippedTemplates());
  for (const file of files) {
    const target = join(out, file.path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, file.content, { mode: file.mode });
  }
  return files.length;
}
