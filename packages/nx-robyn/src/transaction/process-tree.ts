import { readdirSync, readFileSync } from 'node:fs';
import { ownerState, processOwner, type Owner } from './owner';

/**
 * Ends a process and all that it started, and waits until they are gone.
 *
 * @param owner a process of this machine; one that is gone is let be
 */
export function endProcessTree(owner: Owner): void {
  if (ownerState(owner) !== 'alive') return;
  const doomed = new Map([[owner.pid, owner]]);
  signal(owner.pid, 'SIGSTOP');
  // What is stopped starts nothing more: when a round finds nobody, nobody is left.
  for (let found = descendants(doomed); found.length > 0; found = descendants(doomed)) {
    for (const pid of found) {
      signal(pid, 'SIGSTOP');
      doomed.set(pid, processOwner(pid));
    }
  }
  for (const pid of doomed.keys()) signal(pid, 'SIGKILL');
  const deadline = Date.now() + 2000;
  while ([...doomed.values()].some((one) => ownerState(one) === 'alive') && Date.now() < deadline) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
  }
}

function descendants(parents: ReadonlyMap<number, unknown>): readonly number[] {
  const children: number[] = [];
  for (const [pid, parent] of processes()) if (parents.has(parent) && !parents.has(pid)) children.push(pid);
  return children;
}

/** Every process with its parent; none where the system has no /proc. */
function processes(): readonly (readonly [number, number])[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => {
        try {
          const parent = readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
          return [[Number(name), Number(parent)] as const];
        } catch {
          return [];
        }
      });
  } catch {
    return [];
  }
}

function signal(pid: number, name: 'SIGSTOP' | 'SIGKILL'): void {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone.
  }
}
