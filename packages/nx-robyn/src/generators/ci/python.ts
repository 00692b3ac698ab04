import type { Tree } from '@nx/devkit';
import { glob, globAsync } from 'nx/src/generators/utils/glob';
import { resetWorkspaceContext } from 'nx/src/utils/workspace-context';
import { detect } from '../../graph/detect';
import { table } from '../../packaging/table';
import { RobynError } from '../../service/errors';
import { readManifest } from '../../service/manifest';
import { parsePyproject, type Pyproject } from '../../service/pyproject';
import type { PipelineFacts, PythonTool, Server } from './facts';

/** What one project asks of a machine. */
interface Demand {
  readonly tools: readonly PythonTool[];
  readonly servers: readonly Server[];
  /** The oldest Python that it runs on. */
  readonly python?: string;
  /** Whether it is to be tested on just that one. */
  readonly exact: boolean;
}

const installed = /(^|\/)(node_modules|\.venv|venv|dist|\.tox|\.nox|site-packages)\//;

const manifests = ['**/pyproject.toml'];

/**
 * What the Python projects of a workspace ask for.
 *
 * @param changed whether files may have changed since Nx listed them: then they are listed anew
 */
export async function pythonFacts(tree: Tree, changed: boolean): Promise<Pick<PipelineFacts, 'pythons' | 'tools' | 'servers'>> {
  if (changed) resetWorkspaceContext();
  const files = changed ? glob(tree, manifests) : await globAsync(tree, manifests);
  const demands = files.filter((file) => !installed.test(file)).map((file) => demand(tree, file));
  return {
    pythons: pythonVersions(demands),
    tools: (['uv', 'poetry'] as const).filter((tool) => demands.some(({ tools }) => tools.includes(tool))),
    servers: (['postgresql', 'database', 'redis'] as const).filter((server) => demands.some(({ servers }) => servers.includes(server))),
  };
}

/** A project that cannot be read asks for nothing: the graph says what is wrong with it. */
function demand(tree: Tree, file: string): Demand {
  const nothing: Demand = { tools: [], servers: [], exact: false };
  try {
    return readDemand(tree, file) ?? nothing;
  } catch (error) {
    if (error instanceof RobynError) return nothing;
    throw error;
  }
}

function readDemand(tree: Tree, file: string): Demand | undefined {
  const text = tree.read(file, 'utf8') ?? '';
  const pyproject = parsePyproject(text, file);
  const detection = detect(text, file);
  const python = oldestPython(pyproject);
  switch (detection.kind) {
    case 'service': {
      const { packageManager, pythonVersion, cache, database } = readManifest(pyproject, file);
      const servers: Server[] = ['postgresql'];
      if (database === 'postgresql') servers.push('database');
      if (cache === 'redis') servers.push('redis');
      return { tools: [packageManager], servers, python: pythonVersion, exact: true };
    }
    case 'peer':
      return { tools: [detection.packageManager], servers: [], ...(python && { python }), exact: true };
    case 'foreign': {
      const { manager, buildable } = detection.subject;
      const locks = (['uv', 'poetry'] as const).filter((tool) => tree.exists(file.replace(/pyproject\.toml$/, `${tool}.lock`)));
      const tools: PythonTool[] = locks.length > 0 ? locks.slice(0, 1) : manager !== 'none' ? [manager] : buildable ? ['uv'] : [];
      return { tools, servers: [], ...(python && { python }), exact: false };
    }
    default:
      // The root of a uv workspace need not be a project.
      return Object.keys(table(pyproject, 'tool', 'uv')).length > 0 ? { tools: ['uv'], servers: [], exact: false } : undefined;
  }
}

/** The lower bound of what a project says about Python, `3.11`. */
function oldestPython(pyproject: Pyproject): string | undefined {
  const asked = table(pyproject, 'project')['requires-python'] ?? table(pyproject, 'tool', 'poetry', 'dependencies')['python'];
  return /(?:>=|==|~=|\^|~|^)\s*(3\.\d+)/.exec(typeof asked === 'string' ? asked : '')?.[1];
}

/** The oldest version of each service, and one for those projects that none of these is new enough for. */
function pythonVersions(demands: readonly Demand[]): readonly string[] {
  const minor = (version: string) => Number(version.split('.')[1]);
  const asked = (exact: boolean) => demands.flatMap((one) => (one.exact === exact && one.python !== undefined ? [one.python] : []));
  const found = new Set(asked(true));
  for (const python of asked(false).sort((a, b) => minor(b) - minor(a))) {
    if (![...found].some((version) => minor(version) >= minor(python))) found.add(python);
  }
  return [...found].sort((a, b) => minor(b) - minor(a));
}
