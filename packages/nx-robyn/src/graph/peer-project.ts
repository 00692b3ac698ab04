import type { Packaging } from '../packaging/packaging';
import { table } from '../packaging/table';
import { ManifestInvalid } from '../service/errors';
import { title } from '../service/names';
import type { Pyproject } from '../service/pyproject';
import { isRobynConfigProject, readRobynConfigProject } from '../service/robyn-config';
import { peerTools } from '../toolchain/peer-commands';
import type { DetectedPeer } from './detection';
import { requirements } from './foreign-subject';

/**
 * The project of robyn-config's that a pyproject.toml with a name describes, or undefined: also where its table holds what
 * robyn-config never wrote. `import` says what is wrong with it; the graph takes it for a project like any other.
 */
export function peerProject(pyproject: Pyproject, packaging: Packaging, path: string): DetectedPeer | undefined {
  if (!isRobynConfigProject(pyproject)) return undefined;
  try {
    const { name, design, orm, packageManager } = readRobynConfigProject(pyproject, path);
    const asked = requirements(packaging);
    return {
      kind: 'peer',
      name,
      packaging,
      title: title(name),
      design,
      orm,
      packageManager,
      developmentExtra: 'dev' in table(pyproject, 'project', 'optional-dependencies'),
      buildable: 'build-system' in pyproject,
      tools: peerTools.filter((tool) => asked.has(tool)),
      migrations: orm === 'tortoise' ? migrationsFolder(pyproject) : undefined,
    };
  } catch (error) {
    if (error instanceof ManifestInvalid) return undefined;
    throw error;
  }
}

/** Where Aerich keeps the migrations of the app `models`, which is robyn-config's one. */
function migrationsFolder(pyproject: Pyproject): string {
  const { location } = table(pyproject, 'tool', 'aerich');
  return `${typeof location === 'string' ? location : './migrations'}/models`;
}
