import type { Fault } from './fault';
import type { Project } from './project';
import { rules } from './rules';

/** What all rules find in a project, in their order. */
export function findFaults(project: Project): readonly Fault[] {
  return rules.flatMap((rule) => rule.find(project).map((finding) => ({ rule: rule.name, ...finding })));
}
