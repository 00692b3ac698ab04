import { existsSync } from 'node:fs';
import { JournalFailed, RestorePending, RobynError } from '../service/errors';
import { writeEarly } from './early-files';
import { journalDirectory } from './journal-place';
import { readJournal, type Entry, type Journal } from './journal';
import { Generation } from './generation';
import { planJournal, type Change } from './plan-journal';
import { assertWritable } from './preflight';
import { Run } from './run';
import { holdsRunLock } from './run-lock';

/** The part of Nx's Tree that a transaction needs. */
export interface ChangeTree {
  readonly root: string;
  listChanges(): Change[];
  write(path: string, content: Buffer): void;
}

/** What a generator returns for after the flush. */
export type Callback = () => void | Promise<void>;

/** A run that has not ended. */
interface OpenRun {
  readonly run: Run;
  readonly steps: Set<string>;
  /** Generators that are filling the Tree: one, or one in another. */
  depth: number;
  /** Callbacks that have not ended. */
  callbacks: number;
}

/** By Tree: a generator that calls another, or is called after another, shares its run. */
const open = new WeakMap<ChangeTree, OpenRun>();

/**
 * Runs a generator so that its writes are all there in the end, or none. The one call that every generator makes:
 *
 * 1. before: the workspace is taken, and what a killed run left is taken back;
 * 2. after the generator has filled the Tree: what will change is journalled, before Nx writes the first byte;
 * 3. when the callback has ended: the journal is removed. When it fails, on a signal, or when Nx could not write:
 *    everything is put back.
 *
 * In a dry run, and on a Tree that stands for no disk, it only calls the generator.
 *
 * @param tree Nx's
 * @param generate fills the Tree and returns the callback, or nothing; its {@link Generation} runs programs in the callback
 * @returns what Nx is given: the callback, and the end of the run
 * @throws RobynError by name when the workspace is taken, cannot be written or cannot be restored
 */
export async function transact(
  tree: ChangeTree,
  generate: (generation: Generation) => Promise<Callback | void> | Callback | void,
): Promise<Callback> {
  if (!existsSync(tree.root)) return (await generate(new Generation())) ?? nothing;
  if (process.env['NX_DRY_RUN'] === 'true') {
    refusePending(tree.root);
    return (await generate(new Generation())) ?? nothing;
  }
  const shared = open.get(tree) ?? { run: openRun(tree.root), steps: new Set<string>(), depth: 0, callbacks: 0 };
  open.set(tree, shared);
  const undo = () => {
    open.delete(tree);
    shared.run.undo();
  };
  try {
    const generation = new Generation(shared.run);
    shared.depth += 1;
    const callback = (await generate(generation)) ?? nothing;
    generation.steps.forEach((path) => shared.steps.add(path));
    shared.depth -= 1;
    shared.callbacks += 1;
    if (shared.depth === 0) record(tree, shared);
    return () => finish(tree, shared, callback, undo);
  } catch (error) {
    undo();
    throw error;
  }
}

async function finish(tree: ChangeTree, shared: OpenRun, callback: Callback, undo: () => void): Promise<void> {
  try {
    await callback();
  } catch (error) {
    undo();
    throw error;
  }
  shared.callbacks -= 1;
  if (shared.callbacks > 0) return;
  open.delete(tree);
  shared.run.close();
}

const nothing = () => undefined;

/** A dry run reads the workspace as it is, and that is half of something. */
function refusePending(root: string): void {
  if (readJournal(root) === undefined || holdsRunLock(root)) return;
  throw new RestorePending({
    what: 'a run that was interrupted is not taken back yet, or is still at work.',
    where: `${journalDirectory}/journal.json`,
    why: 'a dry run writes nothing, so it cannot do that, and what it would show is not what a run would do.',
    fix: 'npx nx-robyn restore',
  });
}

function openRun(root: string): Run {
  return journalled(root, () => Run.open(root, (line) => console.log(line)));
}

/** Journals what will be written, and writes what Nx must never see by halves. */
function record(tree: ChangeTree, { run, steps }: OpenRun): void {
  const changes = tree.listChanges();
  if (changes.length === 0 && run.written === undefined) return;
  const journal = journalled(tree.root, () => merged(run.written, planJournal(tree.root, changes, [...steps])));
  assertWritable(tree.root, changes, journal);
  journalled(tree.root, () => run.begin(journal));
  for (const change of writeEarly(tree.root, changes)) {
    tree.write(change.path, change.content ?? Buffer.alloc(0)); // It is on disk: Nx has nothing to write there.
    if (process.env['NX_GENERATE_QUIET'] !== 'true') console.log(`${change.type} ${change.path}`);
  }
}

/** Of two journals of one run the states before the first, and what is to be after the second. */
function merged(first: Journal | undefined, second: Journal): Journal {
  if (first === undefined) return second;
  const entries = new Map<string, Entry>(first.entries.map((entry) => [entry.path, entry]));
  for (const entry of second.entries) {
    entries.set(entry.path, { ...entry, before: entries.get(entry.path)?.before ?? entry.before });
  }
  return {
    begun: first.begun,
    entries: [...entries.values()],
    directories: [...new Set([...first.directories, ...second.directories])],
  };
}

function journalled<T>(root: string, write: () => T): T {
  try {
    return write();
  } catch (error) {
    if (error instanceof RobynError) throw error;
    throw new JournalFailed({
      what: 'the journal of this run could not be written, so nothing was.',
      where: `${journalDirectory}, in ${root}`,
      why: (error as Error).message,
      fix: 'make room or give the permission, and run the same command again',
    });
  }
}
