import { readFile, writeFile } from 'node:fs/promises';
import { Failure } from './failure.mjs';
import { PINS } from './paths.mjs';

const RENEW = 'npm run pins';

/**
 * @returns {Promise<Map<string, string>>} version by package name
 * @throws {Failure} when a line is not `name==version`, or there is no file
 */
export async function readPins() {
  const text = await readFile(PINS, 'utf8').catch(() => {
    throw new Failure({ what: 'There are no pins to make the shipped locks from', where: PINS, fix: RENEW });
  });
  return new Map(
    text
      .split('\n')
      .filter(Boolean)
      .map((line, index) => {
        const [name, version, ...rest] = line.split('==');
        if (!name || !version || rest.length) {
          throw new Failure({ what: `Not a pin: "${line}"`, where: `${PINS}:${index + 1}`, why: 'a line is name==version', fix: RENEW });
        }
        return [name, version];
      }),
  );
}

/** @param {Iterable<[string, string]>} pins name and version */
export async function writePins(pins) {
  const lines = [...pins].map(([name, version]) => `${name}==${version}`).sort();
  await writeFile(PINS, `${lines.join('\n')}\n`);
}
