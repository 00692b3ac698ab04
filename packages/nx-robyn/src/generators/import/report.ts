import { join } from 'node:path';
import type { Fault } from '../../faults/fault';

/**
 * What is broken in a project, for people.
 *
 * @param directory of the project, relative to the workspace
 */
export function faultReport(name: string, directory: string, faults: readonly Fault[]): string {
  if (faults.length === 0) return `No fault of "${name}" is known with the releases that it runs on.`;
  const count = faults.length === 1 ? 'One fault' : `${faults.length} faults`;
  const each = faults.map(({ rule, path, line, what, why, mend }) =>
    [`${rule}  ${join(directory, path)}:${line}`, `  ${what}`, `  why:  ${why}`, `  mend: ${mend}`].join('\n'),
  );
  return [`${count} of "${name}", found in its code and its lock. Nothing in it was changed.`, ...each].join('\n\n');
}

/** What to do next, five lines. */
export function nextSteps(name: string, directory: string, registered: boolean): string {
  return [
    registered ? `"${name}" is in the graph: nothing to do. Next:` : `"${name}" is in the graph now. Next:`,
    `  npx nx show project ${name} --web`,
    `  npx nx run ${name}:install    the environment, with its development tools`,
    `  npx nx run ${name}:dev        serve it, with reload`,
    `  npx nx g robyn:import ${directory}    again, after mending: what is left`,
  ].join('\n');
}
