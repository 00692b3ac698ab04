import type { Rule } from '../fault';

/** A `make sync` that takes the development tools away. */
export const syncWithoutTools: Rule = {
  name: 'sync-without-tools',
  find({ kind, files, pyproject }) {
    const extras = (pyproject['project'] as { 'optional-dependencies'?: { dev?: unknown } } | undefined)?.['optional-dependencies'];
    if (kind.packageManager !== 'uv' || extras?.dev === undefined || 'dependency-groups' in pyproject) return [];
    const line = (files.read('Makefile') ?? '').split('\n').findIndex((each) => /^SYNC_CMD\s*=\s*uv sync\s*$/.test(each));
    if (line === -1) return [];
    return [
      {
        path: 'Makefile',
        line: line + 1,
        what: '`make check` after `make sync` finds no ruff.',
        why: 'the development tools are the extra "dev", and `uv sync` takes away what no extra is asked for.',
        mend: 'SYNC_CMD = uv sync --extra dev',
      },
    ];
  },
};
