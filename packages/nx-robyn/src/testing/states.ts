import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileState, type FileState } from '../transaction/file-state';

/** Everything in a directory with its content, mode and target, but what Nx and this plugin keep in `.nx`. */
export function states(root: string, under = ''): Record<string, FileState> {
  return Object.fromEntries(
    readdirSync(join(root, under))
      .filter((name) => name !== '.nx')
      .sort()
      .flatMap((name) => {
        const path = join(under, name);
        const state = fileState(join(root, path));
        return [[path, state], ...(state.kind === 'directory' ? Object.entries(states(root, path)) : [])];
      }) as [string, FileState][],
  );
}
