/** Versions of a distribution in the text of a uv.lock or a poetry.lock; both write a package's name and version first. */
export function lockedVersions(lock: string, distribution: string): readonly string[] {
  const pattern = new RegExp(`^\\[\\[package\\]\\]\\r?\\nname = "${distribution}"\\r?\\nversion = "([^"]+)"`, 'gm');
  return [...lock.matchAll(pattern)].map(([, version]) => version as string);
}
