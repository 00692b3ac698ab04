import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { clientMarker, type Marker, parseMarker } from '../client/marker';
import { RobynError } from '../service/errors';

/** A folder that a marker makes a project. */
export interface MarkedFolder {
  readonly kind: 'client' | 'contract';
  /** Path of the marker. */
  readonly file: string;
  readonly root: string;
  readonly name: string;
  /** The OpenAPI document, relative to the workspace, with `/`. */
  readonly document: string;
  /** Folder in which the document is. */
  readonly service: string;
}

/** What markers say, and what is wrong with those that say nothing. */
export interface Markers {
  readonly folders: readonly MarkedFolder[];
  readonly broken: ReadonlyMap<string, RobynError>;
}

/** Reads markers. There are as many as there are clients: few, and small. */
export function readMarkers(files: readonly string[], workspaceRoot: string): Markers {
  const folders: MarkedFolder[] = [];
  const broken = new Map<string, RobynError>();
  for (const file of files) {
    const found = read(file, workspaceRoot);
    if (found instanceof RobynError) broken.set(file, found);
    else if (found !== undefined) folders.push(marked(file, found));
  }
  return { folders, broken };
}

function marked(file: string, { name, document }: Marker): MarkedFolder {
  const root = posix.dirname(file);
  const path = posix.join(root, document);
  const kind = posix.basename(file) === clientMarker ? 'client' : 'contract';
  return { kind, file, root, name, document: path, service: posix.dirname(path) };
}

function read(file: string, workspaceRoot: string): Marker | RobynError | undefined {
  try {
    return parseMarker(readFileSync(join(workspaceRoot, file), 'utf8'), file);
  } catch (error) {
    if (error instanceof RobynError) return error;
    return undefined; // Gone since Nx listed it, or a folder of that name.
  }
}
