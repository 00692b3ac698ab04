// What nx.json loads. It imports what inference needs and nothing else: every Nx command in the workspace pays for it.
export { createDependencies } from './graph/create-dependencies';
export { createNodes, createNodesV2 } from './graph/create-nodes';
export type { PluginOptions } from './graph/options';

/** Name of the plugin, as Nx reports it. */
export const name = 'nx-robyn';
