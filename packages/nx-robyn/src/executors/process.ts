import { spawn } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import { ProgramMissing } from '../service/errors';
import type { Command } from '../toolchain/command';
import { shellLine } from '../toolchain/shell';

const forwarded = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Events of a process that loses its parent, or ends itself. */
const orphaned = ['disconnect', 'exit'] as const;

/**
 * Runs a program in a directory until it ends; its output is this process's. A signal that this process gets is passed
 * on, and the program is waited for: a server drains its requests before it goes.
 *
 * @param command program and arguments, which no shell reads
 * @param directory absolute path to run in
 * @param installation how the program is installed, for the message when it is missing
 * @param signals where signals come from, by their names
 * @returns its exit code, or 1 when a signal ended it
 * @throws ProgramMissing when it is not on PATH
 */
export function runProgram(
  command: Command,
  directory: string,
  installation: string,
  signals: EventEmitter = process,
): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(command.program, command.args, { cwd: directory, env: { ...process.env, ...command.environment }, stdio: 'inherit' });
    const listeners = forwarded.map((signal) => {
      const listener = () => {
        // Ctrl-C in a terminal reaches every process of its group; a second one means "at once" to many programs.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      };
      signals.on(signal, listener);
      return () => signals.off(signal, listener);
    });
    // Nx 22 may be gone before its signal arrives here. The program must outlive neither Nx nor this process.
    const stop = () => child.kill('SIGTERM');
    for (const event of orphaned) signals.on(event, stop);
    const ended = () => {
      listeners.forEach((remove) => remove());
      for (const event of orphaned) signals.off(event, stop);
    };
    child.on('error', (error: NodeJS.ErrnoException) => {
      ended();
      reject(error.code === 'ENOENT' ? missing(command, directory, installation) : error);
    });
    child.on('exit', (code) => {
      ended();
      resolve(code ?? 1);
    });
  });
}

function missing(command: Command, directory: string, installation: string): ProgramMissing {
  return new ProgramMissing({
    what: `${command.program} is not installed.`,
    where: `${shellLine(command)}, in ${directory}`,
    why: 'no program of that name is on PATH.',
    fix: installation,
  });
}
