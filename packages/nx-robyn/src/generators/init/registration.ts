import type { NxJsonConfiguration } from '@nx/devkit';

/** Name under which nx.json and generators know the package. */
export const pluginName = 'nx-robyn';

/** What nx.json has for it. */
export const entry = { plugin: pluginName };

/** Whether nx.json names the plugin, as a string or with options. */
export function isRegistered(nxJson: NxJsonConfiguration): boolean {
  return (nxJson.plugins ?? []).some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === pluginName);
}
