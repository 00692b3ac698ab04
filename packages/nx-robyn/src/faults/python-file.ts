/** A piece of a Python file. */
export interface Match {
  readonly text: string;
  /** Where it begins in the file's code. */
  readonly index: number;
  /** From 1. */
  readonly line: number;
  readonly groups: readonly (string | undefined)[];
}

/** A function or a method. */
export interface PythonFunction {
  readonly name: string;
  /** From 1: that of `def`. */
  readonly line: number;
  /** Lines of its decorators. */
  readonly decorators: string;
  /** `def ...` to the colon. */
  readonly header: string;
  readonly body: string;
  /** Where the body begins in the file's code. */
  readonly bodyIndex: number;
}

/** A Python file for rules that look for patterns: without comments, docstrings and other texts of three quotes. */
export class PythonFile {
  /** The text with blanks for what is left out: every position is that of the file. */
  readonly code: string;

  constructor(
    readonly path: string,
    readonly text: string,
  ) {
    this.code = blanked(text);
  }

  /** What a pattern matches, in order. */
  matches(pattern: RegExp, from = 0, to = this.code.length): readonly Match[] {
    return [...this.code.slice(from, to).matchAll(new RegExp(pattern, 'gm'))].map((match) => ({
      text: match[0],
      index: from + match.index,
      line: this.lineAt(from + match.index),
      groups: match.slice(1),
    }));
  }

  /** What a pattern matches in the body of a function. */
  within({ body, bodyIndex }: PythonFunction, pattern: RegExp): readonly Match[] {
    return this.matches(pattern, bodyIndex, bodyIndex + body.length);
  }

  /** Functions and methods in order, those inside others too. */
  functions(): readonly PythonFunction[] {
    return this.matches(/^([ \t]*)(?:async[ \t]+)?def[ \t]+(\w+)/).map((match) => this.functionAt(match));
  }

  /** The line, from 1, of a position. */
  lineAt(index: number): number {
    return this.code.slice(0, index).split('\n').length;
  }

  private functionAt({ text, index, line, groups: [indentation = '', name = ''] }: Match): PythonFunction {
    const end = headerEnd(this.code, index + text.length);
    const rest = this.code.slice(end).split('\n');
    const outside = rest.findIndex((each, at) => at > 0 && each.trim() !== '' && depth(each) <= depth(`${indentation}x`));
    const body = (outside === -1 ? rest : rest.slice(0, outside)).join('\n');
    return { name, line, decorators: this.decoratorsAbove(line, indentation), header: this.code.slice(index, end), body, bodyIndex: end };
  }

  private decoratorsAbove(line: number, indentation: string): string {
    const lines = this.code.split('\n').slice(0, line - 1);
    let first = lines.length;
    for (let at = lines.length - 1; at >= 0; at -= 1) {
      const each = lines[at] ?? '';
      const inside = depth(each) > depth(`${indentation}x`) || each.startsWith(`${indentation})`);
      if (each.startsWith(`${indentation}@`)) first = at;
      else if (each.trim() === '' || !inside) break;
    }
    return lines.slice(first).join('\n');
  }
}

/** Where the colon of a header stands, and one more. */
function headerEnd(code: string, from: number): number {
  let open = 0;
  for (let at = from; at < code.length; at += 1) {
    const character = code[at] as string;
    if ('([{'.includes(character)) open += 1;
    else if (')]}'.includes(character)) open -= 1;
    else if (character === ':' && open === 0) return at + 1;
  }
  return code.length;
}

function depth(line: string): number {
  return line.length - line.trimStart().length;
}

/** Comments and texts in three quotes, or a text in one quote, which is passed over because it may hold `#`. */
const lexemes = /#[^\n]*|("""|''')(?:\\[^]|(?!\1)[^])*(?:\1|$)|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'/g;

function blanked(text: string): string {
  return text.replace(lexemes, (lexeme: string, quotes?: string) =>
    lexeme.startsWith('#') || quotes !== undefined ? lexeme.replace(/[^\n\r]/g, ' ') : lexeme,
  );
}
