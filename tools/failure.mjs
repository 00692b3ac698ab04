/**
 * A failure somebody can act on: what happened, where, why, and the command that mends it.
 * Printed without a stack trace.
 */
export class Failure extends Error {
  /** @param {{ what: string, where?: string, why?: string, fix?: string }} report */
  constructor({ what, where, why, fix }) {
    const lines = [what];
    if (where) lines.push(`  where: ${where}`);
    if (why) lines.push(`  why:   ${why.trim().replaceAll('\n', '\n         ')}`);
    if (fix) lines.push(`  fix:   ${fix}`);
    super(lines.join('\n'));
    this.name = 'Failure';
  }
}

/**
 * Runs a command line's body; a {@link Failure} becomes its message and exit code 1, anything else keeps its stack.
 * @param {() => Promise<number | void>} body resolves to an exit code, 0 when it says nothing
 */
export async function main(body) {
  try {
    process.exitCode = (await body()) ?? 0;
  } catch (error) {
    console.error(error instanceof Failure ? `\nERROR ${error.message}` : error);
    process.exitCode = 1;
  }
}
