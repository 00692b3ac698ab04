import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { capture, run } from './command.mjs';
import { npmInstall } from './npm.mjs';
import { ROOT, TARBALL } from './paths.mjs';

const UNWATCHED = new Set(['node_modules', '.nx', '.venv', '__pycache__', '.git']);

/** The Nx release that this repository itself builds with. */
export function nxVersion() {
  return createRequire(import.meta.url)(join(ROOT, 'package.json')).devDependencies.nx;
}

/** An Nx workspace in a folder of its own, outside this repository. */
export class Workspace {
  /**
   * @param {string} directory absolute
   * @param {Record<string, string>} env added to the environment of `nx`
   */
  constructor(directory, env = {}) {
    this.directory = directory;
    this.env = env;
  }

  /**
   * A workspace that holds nothing but Nx and the packed plugin. The tarball lies in it: a copy installs as well.
   * @param {{ directory?: string, nx?: string, devkit?: string, plugin?: boolean, env?: Record<string, string> }} options versions of `nx` and `@nx/devkit`;
   *   `plugin`: false leaves the plugin out
   */
  static async bare({ directory, nx = nxVersion(), devkit = nx, plugin = true, env } = {}) {
    const workspace = new Workspace(directory ?? (await temporary()), env);
    await workspace.write('package.json', json({ name: 'acme', version: '0.0.0', private: true, license: 'UNLICENSED' }));
    await workspace.write('nx.json', json({ analytics: false, neverConnectToCloud: true }));
    await workspace.write('.gitignore', 'node_modules\n.nx\n');
    const packages = [`nx@${nx}`, `@nx/devkit@${devkit}`];
    if (plugin) {
      await copyFile(TARBALL, workspace.path('nx-robyn.tgz'));
      packages.push('./nx-robyn.tgz');
    }
    await npmInstall(workspace.directory, ['--save-dev', ...packages]);
    return workspace;
  }

  /** A copy, installed packages included, in a temporary folder. */
  static async copy(template, env = {}) {
    const workspace = new Workspace(await temporary(), env);
    const files = (await readdir(template)).filter((name) => name !== 'node_modules').map((name) => join(template, name));
    await run('cp', ['-a', ...files, workspace.directory]);
    await workspace.linkPackages(template);
    return workspace;
  }

  /** Takes the packages that npm installed in another workspace: links to them, as npm replaces files and does not write into them. */
  async linkPackages(from) {
    const links = process.platform === 'linux' ? ['-l'] : []; // cp of macOS knows none
    await run('cp', ['-a', ...links, join(from, 'node_modules'), this.directory]);
    await rm(this.path('node_modules', '.package-lock.json'), { force: true }); // but for this one
  }

  path(...parts) {
    return join(this.directory, ...parts);
  }

  /** Runs `nx` to its end. @returns what {@link capture} returns */
  nx(args, { env, ...options } = {}) {
    return capture(this.path('node_modules', '.bin', 'nx'), args, { cwd: this.directory, timeout: 600_000, ...options, env: { ...this.env, ...env } });
  }

  /** As {@link nx}; fails unless the exit code is 0. */
  nxOk(args, { env, ...options } = {}) {
    return run(this.path('node_modules', '.bin', 'nx'), args, { cwd: this.directory, timeout: 600_000, ...options, env: { ...this.env, ...env } });
  }

  /** @returns {Promise<object>} a project's configuration as `nx show project --json` says it */
  async project(name) {
    return JSON.parse((await this.nxOk(['show', 'project', name, '--json'])).stdout);
  }

  read(path) {
    return readFile(this.path(path), 'utf8');
  }

  async write(path, text) {
    await mkdir(dirname(this.path(path)), { recursive: true });
    await writeFile(this.path(path), text);
  }

  /**
   * Every file's content as a hash, without what installs and caches make.
   * @returns {Promise<Record<string, string>>} by path from the workspace's root
   */
  async snapshot(under = '.') {
    const found = {};
    for (const file of files(this.path(under))) {
      found[relative(this.directory, file).split(sep).join('/')] = createHash('sha256').update(readFileSync(file)).digest('hex');
    }
    return found;
  }

  async remove() {
    await rm(this.directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @returns {Promise<string>} a new folder; its real path, as Nx compares paths */
export async function temporary(prefix = 'nx-robyn-') {
  return realpath(await mkdtemp(join(tmpdir(), prefix)));
}

function* files(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (UNWATCHED.has(entry.name)) continue;
    if (entry.isDirectory()) yield* files(join(directory, entry.name));
    else if (entry.isFile()) yield join(directory, entry.name);
  }
}

function json(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
