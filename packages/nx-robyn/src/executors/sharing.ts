import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { isMember, uvWorkspace } from '../packaging/uv-workspace';
import { parsePyproject } from '../service/pyproject';
import type { Sharing } from '../toolchain/command';
import { packageManagerCommands } from '../toolchain/service-commands';
import type { ServiceProject } from './service-project';

/**
 * Whose environment a service is installed into: that of a uv workspace where the nearest pyproject.toml above it is the
 * root of one that it is a member of.
 *
 * @param workspaceRoot absolute path, above which nobody looks
 * @throws TomlInvalid
 */
export function sharing({ model, directory }: ServiceProject, workspaceRoot: string): Sharing {
  if (!packageManagerCommands(model.packageManager).workspaces) return 'own';
  for (let folder = directory; ; folder = dirname(folder)) {
    const file = join(folder, 'pyproject.toml');
    if (existsSync(file)) {
      const workspace = uvWorkspace(parsePyproject(readFileSync(file, 'utf8'), relative(workspaceRoot, file)));
      const member = workspace !== undefined && isMember(workspace, relative(folder, directory).split(sep).join('/'));
      if (member) return workspace.conflicting ? 'conflicting' : 'shared';
      if (folder !== directory) return 'own';
    }
    if (folder === workspaceRoot || folder === dirname(folder)) return 'own';
  }
}
