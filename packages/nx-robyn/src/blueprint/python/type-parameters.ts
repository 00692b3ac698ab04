import type { ServiceModel } from '../../service/model';

const declaration = /^(\w+) = TypeVar\("\1"(?:, bound=(\w+))?(?:, covariant=True)?\)\n/gm;
const genericClass = /^class (\w+)\(Generic\[([^\]]+)\]\):$/gm;
const derivedClass = /^class (\w+)\((?!Generic\[)([^\n]+)\):$/gm;
const functionHead = /^( *(?:async )?def \w+)(\([\s\S]*?\) -> [^\n]+):( \.\.\.)?$/gm;
const alias = /^(\w+) = ([\w[\], |]+)$/gm;
const typingImport = /^from typing import ([^(\n]+)\n/gm;
/** After imports, ruff wants two empty lines before a class or function, and one before anything else. */
const gapAfterImports = /(^(?:(?:from|import) [^\n]+|\))\n)\n\n+(?=(?!def |class |async |@)\S)/gm;

/** Whether the oldest Python of a service has type parameters (PEP 695). */
export function usesTypeParameters(model: Pick<ServiceModel, 'pythonVersion'>): boolean {
  return model.pythonVersion !== '3.11';
}

/**
 * Writes generic classes, functions and aliases with type parameters. Templates are written for Python 3.11, with
 * `TypeVar` and `Generic`, at the top level and on lines of their own.
 *
 * @param source text of a Python file
 */
export function withTypeParameters(source: string): string {
  const bounds = new Map([...source.matchAll(declaration)].map(([, name = '', bound]) => [name, bound]));
  if (bounds.size === 0) return source;
  const parameters = (names: Iterable<string>): string => {
    const declared = [...names].map((name) => (bounds.get(name) ? `${name}: ${bounds.get(name)}` : name));
    return declared.length === 0 ? '' : `[${declared.join(', ')}]`;
  };
  const used = (text: string): Set<string> => new Set((text.match(/\w+/g) ?? []).filter((word) => bounds.has(word)));
  const bases = [...source.matchAll(genericClass), ...source.matchAll(derivedClass)];
  const ofClasses = new Set(bases.flatMap(([, , names = '']) => [...used(names)]));
  const undeclared = source.replace(declaration, '');
  const needless = undeclared.includes('TypeVar(') ? ['Generic'] : ['Generic', 'TypeVar'];
  return undeclared
    .replace(genericClass, (_, name: string, names: string) => `class ${name}${parameters(names.split(', '))}:`)
    .replace(derivedClass, (_, name: string, names: string) => `class ${name}${parameters(used(names))}(${names}):`)
    .replace(functionHead, (_, head: string, signature: string, body = '') => {
      const own = [...used(signature)].filter((name) => !head.startsWith(' ') || !ofClasses.has(name));
      return `${head}${parameters(own)}${signature}:${body}`;
    })
    .replace(alias, (line: string, name: string, value: string) => {
      const names = used(value);
      return names.size === 0 ? line : `type ${name}${parameters(names)} = ${value}`;
    })
    .replace(typingImport, (_, names: string) => {
      const left = names.split(', ').filter((name) => !needless.includes(name));
      return left.length === 0 ? '' : `from typing import ${left.join(', ')}\n`;
    })
    .replace(/\b(\w+)_co\b/g, (word: string, name: string) => (bounds.has(word) ? name : word))
    .replace(/\n{4,}/g, '\n\n\n')
    .replace(/\n{3,}(?=(?:from|import) )/g, '\n\n')
    .replace(gapAfterImports, '$1\n');
}
