import { compareExports } from './import-order';

const exported = /^__all__ = \(([^()]*)\)$/m;

/** The text of a Python file with the names in its `__all__` in ruff's order, each once. */
export function sortExports(text: string): string {
  return text.replace(exported, (whole: string, list: string) => {
    const names = list.match(/"\w+"/g)?.map((name) => name.slice(1, -1)) ?? [];
    if (list.replace(/"\w+"/g, '').replace(/[\s,]/g, '') !== '') return whole;
    const sorted = [...new Set(names)].sort(compareExports);
    const isWrapped = /,\s*$/.test(list) && sorted.length > 1;
    const quoted = sorted.map((name) => `"${name}"`);
    if (isWrapped) return `__all__ = (\n${quoted.map((name) => `    ${name},\n`).join('')})`;
    return `__all__ = (${quoted.join(', ')}${quoted.length === 1 ? ',' : ''})`;
  });
}
