import type { Rule } from '../fault';

/** Makefile variables that install with uv into an environment which nothing makes. */
export const installDevelopment: Rule = {
  name: 'install-development',
  find({ kind, files }) {
    const makefile = files.read('Makefile') ?? '';
    if (kind.packageManager !== 'uv' || /\buv venv\b/.test(makefile)) return [];
    const line = makefile.split('\n').findIndex((each) => /^INSTALL_DEV_CMD\s*=\s*uv pip install\b/.test(each));
    if (line === -1) return [];
    return [
      {
        path: 'Makefile',
        line: line + 1,
        what: '`make install.dev` fails on a fresh clone: "No virtual environment found".',
        why: '`uv pip install` installs into an environment that is there, and no target makes one.',
        mend: 'INSTALL_DEV_CMD = uv sync --extra dev   (and INSTALL_CMD = uv sync)',
      },
    ];
  },
};
