import type { Command } from './command';

/** A command as one line of a POSIX shell. */
export function shellLine(command: Command): string {
  return [command.program, ...command.args].map(quote).join(' ');
}

function quote(word: string): string {
  return /^[A-Za-z0-9_./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
