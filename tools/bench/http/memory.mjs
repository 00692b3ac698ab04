import { readFile, readdir } from 'node:fs/promises';

/**
 * The memory of a process and of all that it started; what several of them share counts once.
 * @param {number} pid
 * @returns {Promise<number>} megabytes: the sum of the proportional set sizes
 */
export async function memoryOf(pid) {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => ''); // it may have ended meanwhile
  const own = Number(rollup.match(/^Pss: +(\d+) kB$/m)?.[1] ?? 0) / 1024;
  const children = await Promise.all((await childrenOf(pid)).map(memoryOf));
  return children.reduce((sum, memory) => sum + memory, own);
}

async function childrenOf(pid) {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')));
  return lists.flatMap((list) => list.trim().split(' ').filter(Boolean).map(Number));
}
