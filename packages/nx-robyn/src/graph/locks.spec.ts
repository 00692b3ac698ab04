import { join } from 'node:path';
import { Folder } from '../testing/folder';
import { Locks } from './locks';

const registry = (name: string, version: string) => `[[package]]\nname = "${name}"\nversion = "${version}"\nsource = { registry = "x" }\n`;
const project = (name: string, folder: string, ...asked: string[]) =>
  `[[package]]\nname = "${name}"\nversion = "0"\nsource = { virtual = "${folder}" }\ndependencies = [${asked.map((other) => `{ name = "${other}" }`).join(', ')}]\n`;
const workspaceLock = `version = 1\n[manifest]\nmembers = ["acme", "lib"]\n${project('acme', '.', 'b')}${project('lib', 'libs/lib', 'a')}${registry('a', '1')}${registry('b', '1')}`;

describe('Locks', () => {
  let workspace: Folder;
  const locks = () => new Locks(workspace.path, join(workspace.path, '.nx'), '1');
  const pins = (root: string, of = locks()) => of.of(root)?.pins.map(({ name, version }) => `${name} ${version}`);
  beforeEach(() => {
    workspace = new Folder();
    workspace.write('uv.lock', workspaceLock);
    workspace.write('libs/lib/uv.lock', `version = 1\n${project('lib', '.', 'old')}${registry('old', '1')}`);
    workspace.write('services/shop/uv.lock', `version = 1\n${project('shop', '.', 'c')}${registry('c', '3')}`);
    workspace.write('services/pay/poetry.lock', '[[package]]\nname = "D"\nversion = "4"\n[metadata]\nlock-version = "2.1"');
  });
  afterEach(() => {
    jest.restoreAllMocks();
    workspace.remove();
  });

  it('takes a member\'s packages from the lock of its workspace, others\' from their own', () => {
    expect(pins('libs/lib')).toEqual(['a 1']);
    expect(pins('.')).toEqual(['b 1']);
    expect(pins('services/shop')).toEqual(['c 3']);
    expect(pins('services/pay')).toEqual(['d 4']);
    expect(pins('services/new')).toBeUndefined();
    expect(locks().of('.')).toMatchObject({ lock: 'uv.lock', besideShared: true });
    expect(locks().of('libs/lib')).toMatchObject({ lock: 'uv.lock', besideShared: false });
    expect(locks().of('services/shop')).toMatchObject({ lock: 'services/shop/uv.lock', besideShared: false });
  });

  it('finds the same in what it kept', () => {
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 60_000);
    const roots = ['libs/lib', '.', 'services/shop', 'services/pay', 'services/new'];
    const first = locks();
    const found = roots.map((root) => first.of(root));
    first.save();
    const second = locks();
    expect(roots.map((root) => second.of(root))).toEqual(found);
  });

  it.each([
    ['a lock with a conflict', '<<<<<<< HEAD\nversion = 1', /LockUnreadable:.*\n {2}where: services\/shop\/uv.lock:1:1/],
    ['no text', Buffer.from([0xff, 0xfe]), /where: services\/shop\/uv.lock\n/],
    ['an empty file', '', /lists no packages as uv does\n.*fix: {3}write it anew with `uv lock`/],
    ['another file', 'x = [', /where: services\/shop\/uv.lock:1/],
    ['endless brackets', `x = ${'['.repeat(100_000)}`, /LockUnreadable/],
  ])('has a warning for %s, once, and no packages', (_what, content, warning) => {
    workspace.write('services/shop/uv.lock', content);
    const found = locks();
    expect([found.of('services/shop'), found.of('services/shop')]).toEqual([undefined, undefined]);
    expect(found.warnings).toEqual([expect.stringMatching(warning)]);
  });
});
