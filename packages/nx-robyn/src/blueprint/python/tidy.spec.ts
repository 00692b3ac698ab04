import { PythonInvalid } from '../../service/errors';
import { organizeImports } from './organize-imports';
import { tidyLongLines, tidyPython } from './tidy';
import { usedNames } from './used-names';

const tidied = (text: string) => tidyPython(text, { module: 'app', pythonVersion: '3.11' }, 'src/app/a.py');

describe('the names that Python uses', () => {
  it.each([
    ['x.Decimal', 'Decimal', false],
    ['Decimal("1")', 'Decimal', true],
    ['f(result=1)', 'result', false],
    ['f(a=result)', 'result', true],
    ['f(\n    result=1,\n)', 'result', false],
    ['result = 1', 'result', false],
    ['a: Decimal = b', 'Decimal', true],
    ['class A:\n    date: dt.date\n', 'date', false],
    ['class A:\n    date: dt.date\n', 'dt', true],
    ['def f(date: str) -> None: ...', 'date', false],
    ['def f(*date: str) -> None: ...', 'date', false],
    ['def f(a: Date = None) -> None: ...', 'Date', true],
    ['x = {Key: 1}', 'Key', true],
    ['x = {\n    Key: 1,\n}', 'Key', true],
    ['x[Key:1]', 'Key', true],
    ['if Key:\n    pass', 'Key', true],
    ['x == Key', 'Key', true],
    ['x = Key if y else z', 'Key', true],
    ['# Key', 'Key', false],
    ['"""Key."""', 'Key', false],
    ['x = "Key is here"', 'Key', false],
    ['x = cast("list[Key] | None", y)', 'Key', true],
    ['x = cast("dt.Key", y)', 'Key', false],
    ['x = f"{Key} and key"', 'Key', true],
    ['x = f"{Key} and other"', 'other', false],
    ['__all__ = ("key",)', 'key', true],
    ['x = "key"', 'key', false],
    ['@key\ndef f(): ...', 'key', true],
    ['def key(): ...', 'key', false],
    ['class Key: ...', 'Key', false],
    ['x = "it\\"s Key"  # "', 'Key', false],
    ["x = 'Key'", 'Key', true],
    ['case Ok(Key() as k):', 'Key', true],
  ])('%j uses %s: %s', (code, name, used) => expect(usedNames(code).has(name)).toBe(used));
});

describe('tidy Python', () => {
  it('has the imports that it uses, by section and in order', () => {
    expect(
      tidied(`"""A module."""
from __future__ import annotations
from app.z import q as r, s
from .b import (
    c,
    Unused,
    D,
)
import json
import datetime as dt
import uuid as unused
from tests.x import y
from robyn import Robyn
from ..a import B
from .b import E
from typing import Protocol, Any
from .noisy import effect  # noqa: F401
def f(a: Any, b: dt.date) -> Robyn:
    return json.loads(B(c, D, E), r, s, y)
`),
    ).toBe(`"""A module."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from robyn import Robyn

from app.z import q as r
from app.z import s
from tests.x import y

from ..a import B
from .b import D, E, c
from .noisy import effect  # noqa: F401


def f(a: Any, b: dt.date) -> Robyn:
    return json.loads(B(c, D, E), r, s, y)
`);
  });

  it('has its exports in order, once each', () => {
    expect(tidied('__all__ = ("b", "A", "LIMIT", "b")\n')).toBe('__all__ = ("LIMIT", "A", "b")\n');
    expect(tidied('__all__ = ("ChangeCH", "CHOperations", "A10", "A9")\n')).toBe('__all__ = ("A9", "A10", "CHOperations", "ChangeCH")\n');
    expect(tidied('__all__ = (\n    "b",\n    "A",\n)\n')).toBe('__all__ = (\n    "A",\n    "b",\n)\n');
    expect(tidied('__all__ = (\n    "b",\n)\n')).toBe('__all__ = ("b",)\n');
    expect(tidied('__all__ = ("ChangeC", "COperations", "item10", "item2")\n')).toBe('__all__ = ("COperations", "ChangeC", "item2", "item10")\n');
    expect(tidied('__all__ = ("a", *others)\n')).toBe('__all__ = ("a", *others)\n');
  });

  it.each(['', '"""Only words."""\n', 'x = 1\n', '# A comment.\n\nx = 1\n', 'from a import b\n\nx = b\n', 'if x:\n    from a import b\n'])('keeps %j', (text) => {
    expect(tidied(text)).toBe(text);
  });

  it('has no blank lines where imports were', () => {
    expect(tidied('"""A."""\n\nfrom a import b\n\n\nclass C:\n    x: int\n')).toBe('"""A."""\n\n\nclass C:\n    x: int\n');
    expect(organizeImports('from a import b\n', 'app')).toBe('');
  });

  it('is Python', () => {
    expect(() => tidied('x = 1\ny = (\n')).toThrow(PythonInvalid);
    expect(() => tidied('x = 1\ny = é é\n')).toThrow('where: src/app/a.py:2:7');
  });
});

describe('long lines', () => {
  const style = { module: 'app', pythonVersion: '3.11' };
  const text = (name: string) => `from b import c\n\n${name} = c(${name}_of_the_first, ${name}_of_the_second)\n`;

  it('are broken as ruff breaks them', () => {
    const long = text('a_name_that_makes_a_line_too_long_for_a_screen');
    expect(tidyLongLines(long, style, 'a.py')).toBe(tidyPython(long, style, 'a.py'));
    expect(tidyLongLines(long, style, 'a.py')).not.toBe(long);
  });

  it('are what is looked for: the rest is taken as it was written', () => {
    expect(tidyLongLines(text('a').replace(' = ', '  = '), style, 'a.py')).toContain('a  = c(');
  });
});
