/**
 * Who may change a generated file. `framework` files converge on every update, `user` files are made once and then
 * merged three-way, `registry` files are edited by anchored insertions.
 */
export type Owner = 'framework' | 'user' | 'registry';

const registries = [
  /^src\/\w+\/presentation\/__init__\.py$/,
  /^src\/\w+\/urls\.py$/,
  /\/(database|models)\/(repository|tables)\/__init__\.py$/,
];
const users = [/^README\.md$/, /^\.env\.example$/, /^tests\//, /^migrations\/(versions|sqlite|postgresql)\//];

/** The owner of a path relative to the project. */
export function ownerOf(path: string): Owner {
  if (registries.some((pattern) => pattern.test(path))) return 'registry';
  return users.some((pattern) => pattern.test(path)) ? 'user' : 'framework';
}
