import { faultRun } from './suites/faults.mjs';

const full = Boolean(process.env.NX_ROBYN_E2E_FULL);

// A minute in all; in the full run ten minutes, and five on what has everything else.
faultRun({ design: 'ddd', orm: 'sqlalchemy', packageManager: 'uv' }, full ? 67 : 4);
if (full) faultRun({ design: 'mvc', orm: 'tortoise', packageManager: 'uv' }, 33);
