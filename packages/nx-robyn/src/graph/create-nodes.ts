import type { CreateNodes, CreateNodesContext, CreateNodesResult } from '@nx/devkit';
import { existsSync } from 'node:fs';
import { join, posix } from 'node:path';
import { workspaceDataDirectory } from 'nx/src/utils/cache-directory';
import { clientMarker, contractMarker } from '../client/marker';
import { packageVersion } from '../disk/package';
import { clientProjects } from './client-projects';
import { detect } from './detect';
import type { Detection } from './detection';
import { cacheFile, DetectionCache } from './detection-cache';
import { packagingsOf, remember } from './detections';
import { ExternalNodes } from './external-nodes';
import { Installations } from './installations';
import { LockFiles, type LockPaths } from './lock-files';
import { type LockedProject, Locks } from './locks';
import { namedProjects } from './named-projects';
import { type NormalizedPluginOptions, normalizeOptions, type PluginOptions } from './options';
import { PathDependencies } from './path-dependencies';
import { project } from './project';
import { withPackages } from './targets/packages';
import { type Sources, withSources } from './targets/sources';

/** Folders in which a pyproject.toml belongs to an installed or a built package. */
const ignored = /(^|\/)(node_modules|\.venv|venv|dist|\.tox|\.nox|site-packages)\//;

const manifest = 'pyproject.toml';

/** The graph is made from these files: every one is a project, a root of projects, or nothing. A change of one selects its project whole. */
export const createNodes: CreateNodes<PluginOptions> = [
  `**/{${manifest},${clientMarker},${contractMarker}}`,
  (found, options, context) => {
    const files = found.filter((file) => !ignored.test(file));
    const detections = detectAll(files.filter(isManifest), context);
    remember({ workspaceRoot: context.workspaceRoot, byRoot: detections });
    const locks = new LockFiles(context.workspaceRoot);
    const normalized = normalizeOptions(options);
    const results = nodes(detections, locks, context, normalized);
    addPackages(results, new Locks(context.workspaceRoot, workspaceDataDirectory, packageVersion(), locks));
    const markers = files.filter((file) => !isManifest(file));
    return [...results, ...clientProjects(markers, detections, context, normalized)];
  },
];

function isManifest(file: string): boolean {
  return posix.basename(file) === manifest;
}

/** The name under which Nx 22 looks for it. */
export const createNodesV2 = createNodes;

function detectAll(files: readonly string[], { workspaceRoot }: CreateNodesContext): ReadonlyMap<string, Detection> {
  const cache = new DetectionCache(cacheFile(workspaceDataDirectory), packageVersion(), detect);
  const found = new Map<string, Detection>();
  for (const file of files) {
    const detection = cache.get(workspaceRoot, file);
    if (detection !== undefined) found.set(posix.dirname(file), detection);
  }
  cache.save();
  return found;
}

function nodes(
  detections: ReadonlyMap<string, Detection>,
  locks: LockPaths,
  { workspaceRoot }: CreateNodesContext,
  options: NormalizedPluginOptions,
): [string, CreateNodesResult][] {
  const packagings = packagingsOf(detections);
  const installations = new Installations(locks, packagings);
  const dependencies = new PathDependencies(packagings, workspaceRoot);
  const named = namedProjects(detections, workspaceRoot, options);
  const warnings = [...named.warnings];
  const results = [...detections].map(([root, detection]): [string, CreateNodesResult] => {
    const name = named.byRoot.get(root);
    if (name === undefined) return [posix.join(root, manifest), {}];
    if (detection.kind === 'broken') warnings.push(detection.message);
    const has = (path: string) => existsSync(join(workspaceRoot, root, path));
    const found = project(detection, { root, name, installation: installations.of(root), has }, options);
    if (found === undefined) return [posix.join(root, manifest), {}];
    if (found.targets) found.targets = withSources(found.targets, sourcesOf(root, dependencies, named.byRoot));
    return [posix.join(root, manifest), { projects: { [root]: found } }];
  });
  // Standard output belongs to whoever asked for the graph: `nx show projects --json` is read by machines.
  for (const warning of warnings) process.stderr.write(`${warning}\n`);
  return results;
}

/** What a project imports from elsewhere in the repository. A folder of its own is among its files already. */
function sourcesOf(root: string, dependencies: PathDependencies, names: ReadonlyMap<string, string>): Sources {
  const reached = dependencies.of(root);
  const folders = reached.filter((folder) => !names.has(folder) && folder !== '.' && !folder.startsWith(`${root}/`));
  return { projects: reached.flatMap((folder) => names.get(folder) ?? []), folders };
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
