import type { NxJsonConfiguration } from '@nx/devkit';

/** Name under which nx.json and generators know the package. */
export const pluginName = 'nx-robyn';

/** Whether nx.json names the plugin, as a string or with options. */
export function isRegistered(nxJson: NxJsonConfiguration): boolean {
  return (nxJson.plugins ?? []).some((entry) => (typeof entry === 'string' ? entry : entry.plugin) === pluginName);
}

/** nx.json with the plugin at the end of its plugins; the same object when it is there. */
export function register(nxJson: NxJsonConfiguration): NxJsonConfiguration {
  if (isRegistered(nxJson)) return nxJson;
  return { ...nxJson, plugins: [...(nxJson.plugins ?? []), { plugin: pluginName }] };
}
