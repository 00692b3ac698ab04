import { capture } from '../command.mjs';
import { Failure } from '../failure.mjs';

const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python'];
const PROBE = 'import sys, venv, ensurepip; print(sys.version_info >= (3, 11), sys.executable)';

/**
 * @returns {Promise<string>} absolute path of a Python >= 3.11 that can make virtual environments
 * @throws {Failure} when there is none on PATH
 */
export async function findPython() {
  for (const candidate of CANDIDATES) {
    const probe = await capture(candidate, ['-c', PROBE]).catch(() => undefined);
    const [enough, executable] = probe?.stdout.trim().split(' ') ?? [];
    if (probe?.code === 0 && enough === 'True') return executable;
  }
  throw new Failure({
    what: 'No Python 3.11 or newer with the venv module found',
    where: `PATH: ${CANDIDATES.join(', ')} were tried`,
    fix: 'install python3 and python3-venv (Debian: apt install python3-venv)',
  });
}
