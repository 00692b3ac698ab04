import { delimiter } from 'node:path';
import { TOOLS_BIN } from './paths.mjs';

/** What `npm run` and an activated venv leave behind would point children at this repository; without bytecode, Python compiles all of it at each start. */
const INHERITED = [
  /^npm_(package|lifecycle)_/i,
  /^npm_(command|execpath|node_execpath)$/i,
  /^npm_config_(local_prefix|prefix)$/i,
  /^(INIT_CWD|VIRTUAL_ENV|PYTHONPATH|PYTHONHOME|PYTHONDONTWRITEBYTECODE|NODE_OPTIONS|NODE_TEST_CONTEXT|FORCE_COLOR)$/,
  /^NX_(?!ROBYN_)/,
  /^SETTINGS__/,
];

/**
 * The environment children run in: the caller's, with the provisioned programs first on PATH and without what ties it to
 * this repository.
 * @param {Record<string, string | undefined>} extra wins over everything; an undefined value removes the variable
 * @returns {Record<string, string>}
 */
export function environment(extra = {}) {
  const kept = Object.entries(process.env).filter(([name]) => !INHERITED.some((pattern) => pattern.test(name)));
  const merged = {
    ...Object.fromEntries(kept),
    PATH: [TOOLS_BIN, process.env.PATH].join(delimiter),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    NO_COLOR: '1', // where CI is set, Nx colours what it writes to a file as well
    ...extra,
  };
  return Object.fromEntries(Object.entries(merged).filter(([, value]) => value !== undefined));
}
