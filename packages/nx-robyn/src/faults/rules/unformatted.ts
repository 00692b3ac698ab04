import type { Rule } from '../fault';

/** Blank lines that black takes away, in a project whose `make check` asks black. */
export const unformatted: Rule = {
  name: 'unformatted',
  find(project) {
    if (!/\bblack --check\b/.test(project.files.read('Makefile') ?? '')) return [];
    const places = project.python.flatMap((file) => {
      // The text and not the code: a comment is no blank line.
      const [first] = file.matches(/\n[ \t]*\n[ \t]*\n[ \t]*\n(?=[ \t]*\S)/).filter(({ text, index }) => file.text.slice(index, index + text.length).trim() === '');
      return first === undefined ? [] : [{ path: file.path, line: first.line + 1 }];
    });
    const [place] = places;
    if (place === undefined) return [];
    return [
      {
        ...place,
        what: '`make check` fails at black.',
        why: `black leaves at most two blank lines; there are more here${places.length === 1 ? '' : ` and in ${places.length - 1} more of the files`}.`,
        mend: '`make fix`, which is the target `format`',
      },
    ];
  },
};
