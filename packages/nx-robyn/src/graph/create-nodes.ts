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
import { Installations } from './installations';
import { LockFiles } from './lock-files';
import { packagesOf } from './locked-packages';
import { Locks } from './locks';
import { namedProjects } from './named-projects';
import { type NormalizedPluginOptions, normalizeOptions, type PluginOptions } from './options';
import { PathDependencies } from './path-dependencies';
import { Projects } from './projects';
import { type Sources, withSurroundings } from './targets/surroundings';

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
    const normalized = normalizeOptions(options);
    const markers = files.filter((file) => !isManifest(file));
    return [...nodes(detections, context, normalized), ...clientProjects(markers, detections, context, normalized)];
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

function nodes(detections: ReadonlyMap<string, Detection>, { workspaceRoot }: CreateNodesContext, options: NormalizedPluginOptions): [string, CreateNodesResult][] {
  const packagings = packagingsOf(detections);
  const files = new LockFiles(workspaceRoot);
  const installations = new Installations(files, packagings);
  const dependencies = new PathDependencies(packagings, workspaceRoot);
  const named = namedProjects(detections, workspaceRoot, options);
  const packages = packagesOf(named.byRoot.keys(), new Locks(workspaceRoot, workspaceDataDirectory, packageVersion(), files));
  const projects = new Projects(options);
  const results = [...detections].map(([root, detection]): [string, CreateNodesResult] => {
    const name = named.byRoot.get(root);
    const has = (path: string) => existsSync(join(workspaceRoot, root, path));
    const found = name === undefined ? undefined : projects.of(detection, { root, name, installation: installations.of(root), has });
    if (found?.targets) found.targets = withSurroundings(found.targets, sourcesOf(root, dependencies, named.byRoot), packages.byRoot.get(root));
    return [posix.join(root, manifest), found === undefined ? {} : { projects: { [root]: found } }];
  });
  // The nodes are those of all locks: they come with the first file.
  const [first] = results;
  if (first !== undefined && packages.byRoot.size > 0) first[1].externalNodes = packages.nodes;
  const broken = [...detections].flatMap(([root, detection]) => (detection.kind === 'broken' && named.byRoot.has(root) ? [detection.message] : []));
  // Standard output belongs to whoever asked for the graph: `nx show projects --json` is read by machines.
  for (const warning of [...named.warnings, ...broken, ...packages.warnings]) process.stderr.write(`${warning}\n`);
  return results;
}

/** What a project imports from elsewhere in the repository. A folder of its own is among its files already. */
function sourcesOf(root: string, dependencies: PathDependencies, names: ReadonlyMap<string, string>): Sources {
  const reached = dependencies.of(root);
  const folders = reached.filter((folder) => !names.has(folder) && folder !== '.' && !folder.startsWith(`${root}/`));
  return { projects: reached.flatMap((folder) => names.get(folder) ?? []), folders };
}
