import type { CreateNodes, CreateNodesContext, CreateNodesResult } from '@nx/devkit';
import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { workspaceDataDirectory } from 'nx/src/utils/cache-directory';
import { packageVersion } from '../disk/package';
import { detect } from './detect';
import { cacheFile, DetectionCache } from './detection-cache';
import type { Detection } from './detection';
import { remember } from './detections';
import { ExternalNodes } from './external-nodes';
import { type LockedProject, Locks } from './locks';
import { normalizeOptions, type PluginOptions } from './options';
import { project } from './project';
import { withPackages } from './targets/packages';

/** Folders in which a pyproject.toml belongs to an installed or a built package. */
const ignored = /(^|\/)(node_modules|\.venv|venv|dist|\.tox|\.nox|site-packages)\//;

/** The graph is made from these files: every one is a project, a root of projects, or nothing. */
export const createNodes: CreateNodes<PluginOptions> = [
  '**/pyproject.toml',
  (files, options, context) => {
    const normalized = normalizeOptions(options);
    const cache = new DetectionCache(cacheFile(workspaceDataDirectory), packageVersion());
    const results: [string, CreateNodesResult][] = [];
    const byRoot = new Map<string, Detection>();
    for (const file of files.filter((candidate) => !ignored.test(candidate))) {
      const detection = detected(file, context, cache);
      byRoot.set(dirname(file), detection);
      results.push([file, nodes(file, context, detection, normalized)]);
    }
    cache.save();
    remember({ workspaceRoot: context.workspaceRoot, byRoot });
    addPackages(results, new Locks(context.workspaceRoot, workspaceDataDirectory, packageVersion()));
    return results;
  },
];

/** The name under which Nx 22 looks for it. */
export const createNodesV2 = createNodes;

function detected(file: string, { workspaceRoot }: CreateNodesContext, cache: DetectionCache): Detection {
  const text = readFileSync(join(workspaceRoot, file), 'utf8');
  const locked = existsSync(join(workspaceRoot, dirname(file), 'uv.lock'));
  return cache.get([file, text, String(locked)], () => detect(text, file, locked));
}

function nodes(
  file: string,
  context: CreateNodesContext,
  detection: Detection,
  options: ReturnType<typeof normalizeOptions>,
): CreateNodesResult {
  const root = dirname(file);
  const directory = join(context.workspaceRoot, root);
  const has = (path: string) => existsSync(join(directory, path));
  const found = project(detection, { root, directoryName: basename(directory), has }, options);
  if (found === undefined) return {};
  // Standard output belongs to whoever asked for the graph: `nx show projects --json` is read by machines.
  if (detection.kind === 'broken') process.stderr.write(`${detection.message}\n`);
  return { projects: { [root]: found } };
}

/** Adds the locked packages: as nodes, which are returned with the first file, and to the inputs of the projects' targets. */
function addPackages(results: readonly [string, CreateNodesResult][], locks: Locks): void {
  const locked = new Map<string, LockedProject>();
  for (const root of results.flatMap(([, { projects }]) => Object.keys(projects ?? {}))) {
    const found = locks.of(root);
    if (found !== undefined) locked.set(root, found);
  }
  locks.save();
  for (const warning of locks.warnings) process.stderr.write(`${warning}\n`);
  const external = new ExternalNodes([...locked.values()].flatMap(({ pins }) => pins));
  for (const [, result] of results) {
    for (const [root, found] of Object.entries(result.projects ?? {})) {
      const own = locked.get(root);
      if (own !== undefined && found.targets) found.targets = withPackages(found.targets, own, external.namesOf(own.pins));
    }
  }
  const [first] = results;
  if (first !== undefined && locked.size > 0) first[1].externalNodes = external.nodes;
}
