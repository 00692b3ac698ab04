import type { Rule } from '../fault';

/** An abstract method that is to be an async generator, and is typed as a coroutine that returns one. */
export const abstractGenerator: Rule = {
  name: 'abstract-generator',
  find(project) {
    return project.python.flatMap((file) =>
      file
        .functions()
        .filter(({ decorators, header, body }) => /@(abc\.)?abstractmethod\b/.test(decorators) && /^\s*async def[^]*->\s*"?Async(Generator|Iterator)\b/.test(header) && !/\byield\b/.test(body))
        .map(({ name, line }) => ({
          path: file.path,
          line,
          what: '`make check` fails at mypy: "Return type incompatible with supertype".',
          why: `without a \`yield\`, \`async def ${name}\` is a coroutine that returns a generator, and those that override it are generators.`,
          mend: `\`def ${name}\` instead of \`async def ${name}\``,
        })),
    );
  },
};
