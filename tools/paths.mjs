import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Root of this repository, absolute. */
export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
/** Private folder for programs that PATH lacks; ignored by git. */
export const TOOLS = join(ROOT, '.tools');
/** Put in front of PATH for every child process. */
export const TOOLS_BIN = join(TOOLS, 'bin');
/** Everything that is built. */
export const DIST = join(ROOT, 'dist');
/** What users install. */
export const TARBALL = join(DIST, 'nx-robyn.tgz');
/** Sources of the published package. */
export const PACKAGE = join(ROOT, 'packages', 'nx-robyn');
/** `name==version`, one per line: what the shipped locks are made from. */
export const PINS = join(PACKAGE, 'pins.txt');
