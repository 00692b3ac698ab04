import { parse, TomlError } from 'smol-toml';
import { TomlInvalid } from './errors';

/** A parsed pyproject.toml. */
export type Pyproject = Readonly<Record<string, unknown>>;

/**
 * Parses the text of a pyproject.toml.
 *
 * @param path of the file, for the message
 * @throws TomlInvalid with file, line and column
 */
export function parsePyproject(text: string, path: string): Pyproject {
  try {
    return parse(text);
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    throw new TomlInvalid({
      what: 'the file is not valid TOML.',
      where: `${path}:${error.line}:${error.column}`,
      why: error.message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? 'it does not parse',
      fix: 'mend the line',
    });
  }
}
