import { DirectoryRefused } from './errors';
import { folderOf, type ProjectKind } from './kind';

/** Folders that Nx or git leave out, so that what is in one would not be a project. */
const unseen = new Set(['node_modules', '.git', '.nx', '.venv', 'dist']);

/**
 * The directory of a project: relative to the workspace root, with forward slashes, no `.` or `..` in it.
 *
 * @throws DirectoryRefused when it leaves the workspace, is the workspace, or holds what a path on every system cannot.
 */
export function projectDirectory(typed: string, name: string, kind: ProjectKind = 'service'): string {
  const refuse = (why: string): never => {
    throw new DirectoryRefused({
      what: `"${typed}" cannot be the directory of "${name}".`,
      where: '--directory',
      why,
      fix: `nx g robyn:${kind} ${name} --directory ${folderOf[kind]}/${name}`,
    });
  };
  const path = typed.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) refuse('it is absolute; give it relative to the workspace.');
  const segments = path.split('/').filter((segment) => segment !== '' && segment !== '.');
  if (segments.includes('..')) refuse('it leaves the workspace.');
  if (segments.length === 0) refuse('it is the workspace itself.');
  for (const segment of segments) {
    if (!/^[A-Za-z0-9._][A-Za-z0-9._-]*$/.test(segment)) {
      refuse(`"${segment}" holds something other than ASCII letters, digits, ".", "_" and "-".`);
    }
    if (unseen.has(segment)) refuse(`Nx does not look into "${segment}", so the ${kind} would not be a project.`);
  }
  return segments.join('/');
}
