const PACKAGE = '[[package]]\n';

/**
 * The lock of a project that depends on some packages of another lock, and on nothing else.
 * @param {string} name of the project
 * @param {string} lock text of a uv.lock
 * @param {string[]} wanted names of its packages
 */
export function lockOf(name, lock, wanted) {
  const [head, ...blocks] = lock.split(PACKAGE);
  const byName = new Map(blocks.map((block) => [/^name = "(.+)"/m.exec(block)[1], block]));
  const found = closure(wanted, byName);
  const dependencies = wanted.map((each) => `    { name = "${each}" },\n`).join('');
  const own = `name = "${name}"\nversion = "1.0.0"\nsource = { editable = "." }\n\n[package.dev-dependencies]\ndev = [\n${dependencies}]\n\n`;
  return head + [own, ...[...found].sort().map((each) => byName.get(each))].map((block) => PACKAGE + block).join('');
}

function closure(wanted, byName) {
  const found = new Set();
  const visit = (name) => {
    if (found.has(name) || !byName.has(name)) return;
    found.add(name);
    const [, list = ''] = /^dependencies = \[\n([^\]]*)\]/m.exec(byName.get(name)) ?? [];
    for (const [, dependency] of list.matchAll(/name = "([^"]+)"/g)) visit(dependency);
  };
  wanted.forEach(visit);
  return found;
}
