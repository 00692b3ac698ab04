/**
 * Who may change a generated file. `framework` files converge on every update, `user` files are made once and then
 * merged three-way, `registry` files have lines of each entity and are merged three-way.
 */
export type Owner = 'framework' | 'user' | 'registry';

const users = [/^README\.md$/, /^\.env\.example$/, /^tests\//, /^migrations\/(versions|sqlite|postgresql)\//];

/** The owner of a path relative to the project that is no registry. */
export function ownerOf(path: string): Owner {
  return users.some((pattern) => pattern.test(path)) ? 'user' : 'framework';
}
