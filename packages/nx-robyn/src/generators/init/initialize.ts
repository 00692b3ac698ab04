import type { GeneratorCallback, Tree } from '@nx/devkit';
import { readNxJson } from 'nx/src/generators/utils/project-configuration';
import { isRegistered } from './registration';

/** Registers the plugin where that has not been done. Its generator is loaded only then. */
export async function initialize(tree: Tree): Promise<GeneratorCallback> {
  if (isRegistered(readNxJson(tree) ?? {})) return () => undefined;
  const { initGenerator } = await import('./generator');
  return initGenerator(tree, {});
}
