import type { Tree } from '@nx/devkit';
import { readNxJson } from 'nx/src/generators/utils/project-configuration';
import { normalizeOptions, type PluginOptions, type Target } from '../../graph/options';
import { pluginName } from '../init/registration';
import type { PipelineFacts } from './facts';
import { javascriptFacts } from './javascript';
import { pythonFacts } from './python';

/** What a pipeline checks, in this order. */
const checked: readonly Target[] = ['lint', 'typecheck', 'test', 'migration-check', 'contract-check', 'build'];

/**
 * What a pipeline for this workspace is made from, as its files say it.
 *
 * @param changed whether files may have changed since Nx listed them
 */
export async function workspaceFacts(tree: Tree, changed: boolean): Promise<PipelineFacts> {
  const { defaultBase, plugins = [] } = readNxJson(tree) ?? {};
  const entry = plugins.find((plugin) => typeof plugin === 'object' && plugin.plugin === pluginName);
  const options = typeof entry === 'object' ? (entry.options as PluginOptions | undefined) : undefined;
  const { names } = normalizeOptions(options);
  return {
    branch: (defaultBase ?? 'main').replace(/^origin\//, ''),
    ...javascriptFacts(tree),
    ...(await pythonFacts(tree, changed)),
    targets: checked.map((target) => names[target]),
  };
}
