import { isOlder, oldestPython } from './python-range';

describe('oldestPython', () => {
  it.each([
    ['>=3.11', '3.11'],
    ['>=3.11,<4.0', '3.11'],
    ['<4.0, >= 3.9', '3.9'],
    ['^3.12', '3.12'],
    ['~=3.10', '3.10'],
    ['==3.12.*', '3.12'],
    ['>=3.9,>=3.11', '3.11'],
  ])('of %j is %s', (range, oldest) => expect(oldestPython(range)).toBe(oldest));

  it.each(['', '<4', '*', '!=3.9'])('of %j is not said', (range) => expect(oldestPython(range)).toBeUndefined());

  it('is compared by number', () => {
    expect(isOlder('3.9', '3.11')).toBe(true);
    expect(isOlder('3.11', '3.9')).toBe(false);
    expect(isOlder('3.11', '3.11')).toBe(false);
  });
});
