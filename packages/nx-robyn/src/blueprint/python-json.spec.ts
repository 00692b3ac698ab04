import { pythonJson } from './python-json';

describe('pythonJson', () => {
  it('is what json.dumps(value, sort_keys=True) writes', () => {
    const value = { b: ['x>=1; python_version < "3.12"', 'é\u007f\n\\😀'], a: {}, B: [] };
    expect(pythonJson(value)).toBe(
      String.raw`{"B": [], "a": {}, "b": ["x>=1; python_version < \"3.12\"", "\u00e9\u007f\n\\\ud83d\ude00"]}`,
    );
  });
});
