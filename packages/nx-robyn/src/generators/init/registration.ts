import type { NxJsonConfiguration } from '@nx/devkit';
import { normalizeOptions, type PluginOptions } from '../../graph/options';

/** Name under which nx.json and generators know the package. */
export const pluginName = 'nx-robyn';

/** What nx.json has for it. */
export const entry = { plugin: pluginName };

/** What `nx sync` and `nx sync:check` run; no task does. */
export const syncGeneratorName = `${pluginName}:sync`;

/** Whether nx.json names the plugin, as a string or with options. */
export function isRegistered(nxJson: NxJsonConfiguration): boolean {
  return (nxJson.plugins ?? []).some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === pluginName);
}

/** Whether every Python project is one of the graph, and not Robyn's alone. */
export function includesAll(nxJson: NxJsonConfiguration): boolean {
  const own = (nxJson.plugins ?? []).find((entry) => typeof entry === 'object' && entry.plugin === pluginName);
  const options = typeof own === 'object' ? own.options : undefined;
  return normalizeOptions(options as PluginOptions | undefined).include === 'all';
}
