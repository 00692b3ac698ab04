import { spawn } from 'node:child_process';
import type { Command } from '../toolchain/command';
import type { Generation } from '../transaction/generation';

/** How a program ended. */
export interface ProgramEnd {
  /** Its exit code; null when a signal ended it or it could not be started. */
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  /** Why it could not be started. */
  readonly error?: NodeJS.ErrnoException;
  /** What it said, when it was listened to. */
  readonly stdout: string;
  readonly stderr: string;
}

/** Where and how a program runs. */
export interface ProgramSurroundings {
  /** Absolute path. */
  readonly directory: string;
  /** `heard`: returned; `shown`: passed on; `hidden`: neither. */
  readonly output: 'heard' | 'shown' | 'hidden';
}

/**
 * Runs a program after the flush. It is part of the run: a signal that ends this process ends it first, and a process
 * that was killed has it ended by the next one.
 *
 * @param generation that it is a step of
 * @param command no shell reads it, except on Windows, where package managers are scripts
 */
export async function runProgram(
  generation: Generation,
  command: Command,
  { directory, output }: ProgramSurroundings,
): Promise<ProgramEnd> {
  const pipe = { heard: 'pipe', shown: 'inherit', hidden: 'ignore' } as const;
  const child = spawn(command.program, command.args, {
    cwd: directory,
    env: { ...process.env, ...command.environment },
    // Nothing is asked: there may be no terminal.
    stdio: ['ignore', pipe[output], pipe[output]],
    shell: process.platform === 'win32',
    windowsHide: true,
  });
  const said = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => (said[name] += text));
  }
  const end = new Promise<ProgramEnd>((resolve) => {
    child.on('error', (error) => resolve({ status: null, signal: null, error, ...said }));
    child.on('close', (status, signal) => resolve({ status, signal, ...said }));
  });
  const ended = await generation.follow(child.pid, end);
  // Ctrl-C reaches the program and this process alike: the latter's own handler decides what follows.
  if (ended.signal !== null || (ended.status ?? 0) > 128) await new Promise((resolve) => setTimeout(resolve, 200));
  return ended;
}
