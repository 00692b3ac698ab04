import { formatImport, importBlocks } from './import-statement';
import { orderImports } from './import-order';

const ordered = (...lines: string[]) =>
  orderImports(importBlocks(`${lines.join('\n')}\n`).flatMap((block) => block.statements))
    .map(formatImport)
    .join('')
    .trimEnd()
    .split('\n');

// Expected orders are what `ruff check --select I --fix` makes of the lines.
describe('the order of imports', () => {
  it('has the furthest package first, then names', () => {
    expect(ordered('from .b import x', 'from . import y', 'from ..a import x', 'from ...z import x', 'from .. import w')).toEqual([
      'from ...z import x',
      'from .. import w',
      'from ..a import x',
      'from . import y',
      'from .b import x',
    ]);
  });

  it('has submodules after their package, and before what has a longer name', () => {
    expect(ordered('from ..a_b import x', 'from ..ab import x', 'from ..a.b import x', 'from ..a import x')).toEqual([
      'from ..a import x',
      'from ..a.b import x',
      'from ..a_b import x',
      'from ..ab import x',
    ]);
  });

  it('counts numbers', () => {
    expect(ordered('from .v10 import x', 'from .v9 import x')).toEqual(['from .v9 import x', 'from .v10 import x']);
  });

  it('has constants, classes and others, each whatever the case', () => {
    expect(ordered('from .a import b, Zoo, apple, LIMIT, T, Ant, A_B')).toEqual(['from .a import A_B, LIMIT, Ant, T, Zoo, apple, b']);
  });

  it('makes one statement of one source, and one of each alias', () => {
    expect(ordered('from .a import c as d', 'from .a import b', 'from .a import a, b', 'from .a import A as E')).toEqual([
      'from .a import A as E',
      'from .a import a, b',
      'from .a import c as d',
    ]);
  });

  it('keeps comments with what they belong to', () => {
    expect(ordered('from .b import x  # noqa: X', 'from .a import y')).toEqual(['from .a import y', 'from .b import x  # noqa: X']);
  });
});
