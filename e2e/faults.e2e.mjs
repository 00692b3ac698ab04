import { full } from './fixtures/extent.mjs';
import { faultRun } from './suites/faults.mjs';

// A minute in all; in the full run ten minutes, and five on what has everything else.
faultRun({ design: 'ddd', orm: 'sqlalchemy', packageManager: 'uv' }, full ? 67 : 4);
if (full) faultRun({ design: 'mvc', orm: 'tortoise', packageManager: 'uv' }, 33);
