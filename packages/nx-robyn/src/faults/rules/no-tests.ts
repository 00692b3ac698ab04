import type { Rule } from '../fault';

/** A `make check` that runs pytest over nothing. */
export const noTests: Rule = {
  name: 'no-tests',
  find({ files }) {
    if (files.paths.some((path) => /(^|\/)(test_[^/]*|[^/]*_test)\.py$/.test(path))) return [];
    const lines = (files.read('Makefile') ?? '').split('\n');
    const check = lines.findIndex((line) => /^check:/.test(line));
    const recipe = check === -1 ? [] : lines.slice(check + 1);
    const end = recipe.findIndex((line) => !line.startsWith('\t'));
    const found = (end === -1 ? recipe : recipe.slice(0, end)).findIndex((line) => /\bpytest\b/.test(line));
    if (found === -1) return [];
    return [
      {
        path: 'Makefile',
        line: check + found + 2,
        what: '`make check` and `make tests` fail: "no tests ran" is exit code 5.',
        why: 'there is not one test.',
        mend: 'write one in tests/; the targets `test` and `coverage` are there with it',
      },
    ];
  },
};
