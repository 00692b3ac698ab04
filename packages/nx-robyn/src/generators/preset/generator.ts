import { type GeneratorCallback, readJson, type Tree, updateJson } from '@nx/devkit';
import { transact } from '../../transaction/transact';
import { serviceGenerator } from '../service/generator';
import type { NxRobynService } from '../service/schema';
import { isUnwritten, workspaceReadme } from './readme';
import type { NxRobynPreset } from './schema';

/**
 * Makes of a new workspace what `create-nx-workspace --preset=nx-robyn` promises: the set-up, one service, a README.
 *
 * @param options its own, and whatever create-nx-workspace was called with, which it passes on
 * @throws RobynError of many names, before anything is written
 */
export function presetGenerator(tree: Tree, options: NxRobynPreset): Promise<GeneratorCallback> {
  return transact(tree, async () => {
    const service = String(options.serviceName ?? 'api');
    alignDevkit(tree);
    const callback = await serviceGenerator(tree, serviceOptions(service, options));
    if (isUnwritten(tree.read('README.md', 'utf8'))) tree.write('README.md', workspaceReadme(options.name ?? 'Workspace', service));
    return callback;
  });
}

export default presetGenerator;

/** Depends on the @nx/devkit of the workspace's Nx: as a mere peer, the newest of all would be installed. */
function alignDevkit(tree: Tree): void {
  if (!tree.exists('package.json')) return;
  const { dependencies, devDependencies } = readJson<Record<string, Record<string, string> | undefined>>(tree, 'package.json');
  const nx = devDependencies?.['nx'];
  if (nx === undefined || dependencies?.['@nx/devkit'] !== undefined || devDependencies?.['@nx/devkit'] !== undefined) return;
  updateJson(tree, 'package.json', (json: Record<string, Record<string, string>>) => ({
    ...json,
    devDependencies: { '@nx/devkit': nx, ...json['devDependencies'] },
  }));
}

/** What the service is made with. `packageManager` is create-nx-workspace's: the one of JavaScript. */
function serviceOptions(name: string, { pythonPackageManager: packageManager, ...options }: NxRobynPreset): NxRobynService {
  const { design, orm, database, cache, uid, pythonVersion, skipLock } = options;
  const given = { design, orm, packageManager, database, cache, uid, pythonVersion, skipLock };
  return { name, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}
