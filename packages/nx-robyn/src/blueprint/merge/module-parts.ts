import { type Divided, divide, join } from '../python/organize-imports';
import type { ImportStatement } from '../python/import-statement';
import { usedNames } from '../python/used-names';
import { inFormOf, plainText } from './text-form';

/**
 * A Python file of somebody's with what the templates make in it: imports on top, the rest at the end.
 *
 * @param ours the file as it is
 * @param part what is to be in it, as a file of its own
 * @param module import package of the service
 */
export function withPart(ours: string, part: string, module: string): string {
  const [file, added] = [divided(plainText(ours)), divided(part)];
  const body = [file.body, added.body].map((text) => text.trim()).filter((text) => text !== '').join('\n\n\n');
  const modules = [...file.modules, ...added.modules];
  const statements = [...file.statements, ...added.statements];
  return inFormOf(ours, join({ head: file.head, modules, statements, body: `${body}\n` }, module));
}

/**
 * A Python file of somebody's without what the templates made in it, and without the imports that only that used. What
 * is imported from the future stays: nothing says who needs it.
 *
 * @param part what was put in, as a file of its own
 * @param module import package of the service
 * @returns undefined where the part is not there as it was made
 */
export function withoutPart(ours: string, part: string, module: string): string | undefined {
  const [file, gone] = [divided(plainText(ours)), divided(part)];
  const lines = gone.body.trim();
  const at = `\n${file.body}`.indexOf(`\n${lines}\n`);
  if (at < 0) return undefined;
  const rest = [file.body.slice(0, at), file.body.slice(at + lines.length)].map((text) => text.trim()).filter((text) => text !== '').join('\n\n\n');
  const used = usedNames(rest);
  const orphaned = (source: string, name: string, called: string) =>
    source !== '__future__' && !used.has(called) && gone.statements.some((statement) => statement.source === source && statement.names.some((imported) => imported.name === name));
  const statements = file.statements.flatMap((statement): readonly ImportStatement[] => {
    const names = statement.names.filter(({ name, alias }) => !orphaned(statement.source, name, alias ?? name));
    return names.length === 0 ? [] : [{ ...statement, names }];
  });
  const modules = file.modules.filter(
    ({ source, alias }) => used.has(alias ?? source.split('.')[0] ?? source) || !gone.modules.some((other) => other.source === source),
  );
  return inFormOf(ours, join({ head: file.head, modules, statements, body: rest === '' ? '' : `${rest}\n` }, module));
}

/** A file divided; one without imports has them behind its docstring. */
function divided(text: string): Divided {
  const found = divide(text);
  if (found !== undefined) return found;
  const [head = ''] = /^(?:#[^\n]*\n|\n)*(?:"""(?:\\[\s\S]|[^\\])*?"""[ \t]*\n)?\n*/.exec(text) ?? [];
  return { head, modules: [], statements: [], body: text.slice(head.length) };
}
