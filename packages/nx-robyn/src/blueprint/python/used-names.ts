import { type Token, tokens } from './tokens';

/**
 * Names that a piece of Python uses: not those of attributes and keyword arguments, not what it binds, and nothing in comments and prose. A
 * name in quotes counts where it can be an annotation, and where it stands in `__all__`.
 *
 * @param code without the imports at its top
 */
export function usedNames(code: string): ReadonlySet<string> {
  const used = new Set<string>();
  const brackets: string[] = [];
  const significant = tokens(code).filter(({ kind }) => kind !== 'comment');
  let exporting = false;
  significant.forEach((token, index) => {
    const before = significant[index - 1];
    if (token.kind === 'operator') {
      if ('([{'.includes(token.text)) brackets.push(token.text);
      if (')]}'.includes(token.text)) brackets.pop();
    }
    if (token.kind === 'newline' && brackets.length === 0) exporting = false;
    if (token.kind === 'name') {
      if (token.text === '__all__') exporting = true;
      if (isUse(significant, index, brackets.at(-1))) used.add(token.text);
    }
    if (token.kind === 'string') for (const name of namesInString(token, before, exporting)) used.add(name);
  });
  return used;
}

function isUse(all: readonly Token[], index: number, bracket: string | undefined): boolean {
  const [before, after] = [all[index - 1], all[index + 1]];
  if (before?.text === '.' || before?.text === 'def' || before?.text === 'class') return false;
  if (after?.text !== '=' && after?.text !== ':') return true;
  if (bracket === undefined) return before !== undefined && before.kind !== 'newline';
  if (bracket !== '(') return true;
  let last = index - 1;
  while (all[last]?.kind === 'newline') last -= 1;
  const significant = all[last]?.text;
  return significant !== undefined && !['(', ',', '*'].includes(significant);
}

function namesInString({ text }: Token, before: Token | undefined, exporting: boolean): readonly string[] {
  const [, prefix = '', content = ''] = /^(\w*)(?:"""|'''|"|')([\s\S]*?)(?:"""|'''|"|')$/.exec(text) ?? [];
  if (/f/i.test(prefix)) return [...content.matchAll(/\{([^{}]*)\}/g)].flatMap(([, expression = '']) => [...usedNames(expression)]);
  if (exporting) return [content];
  const isStatement = before === undefined || before.kind === 'newline';
  if (isStatement && text.includes('"""')) return [];
  if (!/^[A-Za-z_][\w.[\]]*(?:(?: \| |, )[\w.[\]]+)*$/.test(content)) return [];
  return content.match(/(?<!\.)\b[A-Z]\w*/g) ?? [];
}
