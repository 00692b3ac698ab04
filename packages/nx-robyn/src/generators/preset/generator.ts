import type { GeneratorCallback, Tree } from '@nx/devkit';
import { transact } from '../../transaction/transact';
import { inOrder, jsonValue, withJsonValue } from '../init/json-text';
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

const devkit = '@nx/devkit';

/** Depends on the devkit of the workspace's Nx: as a mere peer, the newest of all would be installed. */
function alignDevkit(tree: Tree): void {
  const text = tree.read('package.json', 'utf8');
  if (text === null) return;
  const { dependencies, devDependencies } = jsonValue(text) as Record<string, Record<string, string> | undefined>;
  const nx = devDependencies?.['nx'];
  if (nx === undefined || dependencies?.[devkit] !== undefined || devDependencies?.[devkit] !== undefined) return;
  tree.write('package.json', withJsonValue(text, ['devDependencies', devkit], nx, inOrder(devkit)));
}

/** What the service is made with. `packageManager` is create-nx-workspace's: the one of JavaScript. */
function serviceOptions(name: string, { pythonPackageManager: packageManager, ...options }: NxRobynPreset): NxRobynService {
  const { design, orm, database, cache, uid, pythonVersion, skipLock } = options;
  const given = { design, orm, packageManager, database, cache, uid, pythonVersion, skipLock };
  return { name, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) };
}
