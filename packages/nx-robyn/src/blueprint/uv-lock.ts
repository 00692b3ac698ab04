import type { LockSubject } from './lock-subject';

/** Address of the package index that a uv.lock names, without a slash at the end; undefined where it names none. */
export function lockIndex(lock: string): string | undefined {
  return /source = \{ registry = "([^"]*?)\/?" \}/.exec(lock)?.[1];
}

const pythonRange = /^requires-python = ".*"$/m;

/**
 * A uv.lock with the distribution's name and the Python version put in: nothing else in it depends on the project.
 *
 * @param placeholder name in the place of the distribution's
 * @returns undefined when the text is no lock of the placeholder
 */
export function uvLock(shipped: string, placeholder: string, subject: LockSubject): string | undefined {
  const own = new RegExp(`(\\[\\[package\\]\\]\\nname = )"${placeholder}"(\\n(?:[^\\n]+\\n)*?source = \\{ editable = "\\." \\})`);
  if (!own.test(shipped) || !pythonRange.test(shipped)) return undefined;
  return shipped
    .replace(own, (_, before: string, after: string) => `${before}"${subject.distribution}"${after}`)
    .replace(pythonRange, `requires-python = "${subject.requiresPython}"`);
}
