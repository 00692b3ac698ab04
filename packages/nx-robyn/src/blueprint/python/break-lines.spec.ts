import { breakLines } from './break-lines';
import { formatPython } from './format';

const long = (count: number) => 'x'.repeat(count);

/** What ruff makes of it as well. */
function broken(text: string): string | undefined {
  const result = breakLines(`${text}\n`);
  if (result !== undefined) expect(formatPython(`${text}\n`, '3.11', 'a.py')).toBe(result);
  return result?.slice(0, -1);
}

describe('lines that are too long', () => {
  it.each([
    [`def f(${long(60)}: int, b: int) -> ${long(40)}: ...`, undefined],
    [`def f(a: int, b: int) -> ${long(80)}:\n    pass`, `def f(\n    a: int, b: int\n) -> ${long(80)}:\n    pass`],
    [`async def f(${long(50)}: int, ${long(51)}: int) -> None:\n    pass`, `async def f(\n    ${long(50)}: int,\n    ${long(51)}: int,\n) -> None:\n    pass`],
    [`row = await rows.of(self, ${long(80)})`, `row = await rows.of(\n    self, ${long(80)}\n)`],
    [`row: Row[int] = f(a, b=g(${long(50)}, ${long(50)}))`, `row: Row[int] = f(\n    a,\n    b=g(\n        ${long(50)},\n        ${long(50)},\n    ),\n)`],
    [`names = ["${long(60)}", "${long(60)}"]`, `names = [\n    "${long(60)}",\n    "${long(60)}",\n]`],
    [`values = {"a": ${long(90)}}`, `values = {\n    "a": ${long(90)}\n}`],
    [`a, b = f(${long(40)}), {"b": ${long(50)}}`, `a, b = (\n    f(${long(40)}),\n    {"b": ${long(50)}},\n)`],
    [`f(${long(100)})`, undefined],
    [`x = f(${long(50)}).g(${long(50)})`, undefined],
    [`x = f(a for a in ${long(100)})`, undefined],
    [`x = y[${long(50)}, ${long(50)}]`, undefined],
    [`x = f(a, ${long(100)})  # why`, undefined],
    [`assert f(${long(50)}) == ${long(50)}`, undefined],
    [`"""${long(120)}"""`, `"""${long(120)}"""`],
  ])('are broken as ruff breaks them, or left to it: %j', (text, expected) => expect(broken(text)).toBe(expected));
});

describe('brackets that ask for lines', () => {
  it.each([
    ['x = ("a", )', 'x = ("a",)'],
    ['x = ("a",)', 'x = ("a",)'],
    ['x = (("a", "b"), )', 'x = (("a", "b"),)'],
    ['x = ("a", "b", )', 'x = (\n    "a",\n    "b",\n)'],
    ['for x in ["a", ]:\n    pass', 'for x in [\n    "a",\n]:\n    pass'],
    ['assert a["b"] in {"a", }', 'assert a["b"] in {\n    "a",\n}'],
    ['@f("a", ["b", ])\ndef g(): ...', '@f(\n    "a",\n    [\n        "b",\n    ],\n)\ndef g(): ...'],
    ['x = ", )"', 'x = ", )"'],
  ])('get them as from ruff: %j', (text, expected) => expect(broken(text)).toBe(expected));
});

it.each(['x = "é"', 'x = (\n"a"\n"b"\n)'])('what has other faults is left to ruff: %j', (text) => expect(breakLines(text)).toBeUndefined());
