/** One place of a pattern: as many items as there are, or one item that it accepts. */
type Token<T> = 'any' | ((item: T) => boolean);

/**
 * Whether a path matches a pattern as uv reads it, with Rust's crate `glob`: `?`, `*`, `**`, `[abc]` and `[!abc]`; braces have no
 * meaning. Its time is bounded by the product of both lengths, whatever the pattern is.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  const parts = pattern.replaceAll('\\', '/').split('/').filter((part) => part !== '' && part !== '.');
  const levels = parts.map((part): Token<string> => {
    if (/^\*{2,}$/.test(part)) return 'any';
    const tokens = characters(part);
    return (level) => matches(tokens, [...level]);
  });
  return matches(levels, path.split('/'));
}

function characters(part: string): readonly Token<string>[] {
  return [...part.matchAll(/\*+|\?|\[(!?)(\]?[^\]]*)\]|./gsu)].map(([token, not, set]): Token<string> => {
    if (set !== undefined) return (character) => inSet(set, character) !== (not === '!');
    if (token.startsWith('*')) return 'any';
    return token === '?' ? () => true : (character) => character === token;
  });
}

function inSet(set: string, character: string): boolean {
  return [...set.matchAll(/(.)-(.)|./gsu)].some(([token, first, last]) =>
    first !== undefined && last !== undefined ? first <= character && character <= last : token === character,
  );
}

/** Where a token `any` took too little, the last of them takes one item more. */
function matches<T>(tokens: readonly Token<T>[], items: readonly T[]): boolean {
  let [token, item, any, resume] = [0, 0, -1, 0];
  while (item < items.length) {
    const current = tokens[token];
    if (current === 'any') {
      any = token++;
      resume = item;
    } else if (current?.(items[item] as T)) {
      token++;
      item++;
    } else if (any >= 0) {
      token = any + 1;
      item = ++resume;
    } else {
      return false;
    }
  }
  return tokens.slice(token).every((rest) => rest === 'any');
}
