import { provideNodeModules } from './provision/node-modules.mjs';
import { providePoetry } from './provision/poetry.mjs';
import { provideUv } from './provision/uv.mjs';

/**
 * Everything that building and testing need beside git, Node, npm and Python.
 * @param {(line: string) => void} say
 */
export async function provision(say = console.log) {
  say(`npm packages: ${await provideNodeModules()}`);
  say(`uv: ${await provideUv()}`);
  say(`Poetry: ${await providePoetry()}`);
}
