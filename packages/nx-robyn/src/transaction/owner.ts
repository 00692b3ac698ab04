import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

/** A process, so that a later one can tell whether it still runs. */
export interface Owner {
  readonly pid: number;
  /** When it started, as the system counts it; empty where the system does not say. */
  readonly started: string;
  /** The machine, or the container: elsewhere the number means another process. */
  readonly host: string;
}

/** This process. */
export function thisProcess(): Owner {
  return processOwner(process.pid);
}

/** @param pid of a process of this machine */
export function processOwner(pid: number): Owner {
  return { pid, started: started(pid) ?? '', host: host() };
}

/** Whether a process runs: `elsewhere` when that can only be told on another machine. */
export function ownerState(owner: Owner): 'alive' | 'dead' | 'elsewhere' {
  if (owner.host !== host()) return 'elsewhere';
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return 'dead';
  }
  const now = started(owner.pid);
  return owner.started !== '' && now !== owner.started ? 'dead' : 'alive';
}

/** @returns the owner in a file; undefined when there is none, or the file holds none */
export function readOwner(file: string): Owner | undefined {
  try {
    const { pid, started, host } = JSON.parse(readFileSync(file, 'utf8')) as Partial<Owner>;
    if (!Number.isInteger(pid) || typeof started !== 'string' || typeof host !== 'string') return undefined;
    return { pid: pid as number, started, host };
  } catch {
    return undefined;
  }
}

/** Boot and tick of the start (proc(5), field 22), which no two processes of a number share; undefined for a dead one. */
function started(pid: number): string | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    if (fields[0] === 'Z' || fields[19] === undefined) return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${fields[19]}`;
  } catch {
    return undefined;
  }
}

function host(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
