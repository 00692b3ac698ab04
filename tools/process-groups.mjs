/** Programs that lead a process group of their own: nobody whom they start is left behind when this process ends. */
const leaders = new Set();

/**
 * @param {import('node:child_process').ChildProcess} child spawned with `detached`
 * @returns {{ kill: () => void, forget: () => void }} `kill` ends the whole group at once; `forget` when it is known to be empty
 */
export function leadGroup(child) {
  leaders.add(child);
  return { kill: () => killGroup(child), forget: () => leaders.delete(child) };
}

function killGroup(child) {
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    child.kill('SIGKILL'); // the group is gone already, or there never was one
  }
}

process.once('exit', () => leaders.forEach(killGroup));
for (const [signal, code] of [['SIGINT', 130], ['SIGTERM', 143], ['SIGHUP', 129]]) {
  process.once(signal, () => process.exit(code)); // the terminal's Ctrl-C does not reach them: they are not its group
}
