import { diffIndices } from 'node-diff3';

const mark = '\ufeff';

/** A text as every merge has it: `\n` at the end of each line, the last included, no byte order mark. */
export function plainText(text: string): string {
  const plain = text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n');
  return plain === '' || plain.endsWith('\n') ? plain : `${plain}\n`;
}

/** Whether two texts differ in the ends of lines and a byte order mark at most. */
export function samePlainText(a: string, b: string): boolean {
  return plainText(a) === plainText(b);
}

/**
 * A plain text in the form of another: its byte order mark, its ends of lines, and no newline at the end where it has none.
 * Where ends of lines are mixed each line keeps its own, and a new one gets what most have.
 */
export function inFormOf(model: string, plain: string): string {
  const text = plainText(model) === '' || /\n$/.test(model) ? plain : plain.replace(/\n$/, '');
  return (model.startsWith(mark) ? mark : '') + withLineEnds(model.replace(mark, ''), text);
}

function withLineEnds(model: string, text: string): string {
  const ends = model.match(/\r?\n/g) ?? [];
  const windows = ends.filter((end) => end === '\r\n').length;
  if (windows === 0) return text;
  if (windows === ends.length) return text.replaceAll('\n', '\r\n');
  const known = model.split('\n');
  const lines = text.split('\n');
  const changed = diffIndices(known.map((line) => line.replace(/\r$/, '')), lines);
  const usual = windows * 2 >= ends.length ? '\r' : '';
  const made = lines.map((line) => line + usual);
  let [from, to] = [0, 0];
  for (const { buffer1, buffer2 } of [...changed, { buffer1: [known.length, 0], buffer2: [lines.length, 0] } as const]) {
    while (from < buffer1[0]) made[to++] = known[from++] ?? '';
    from = buffer1[0] + buffer1[1];
    to = buffer2[0] + buffer2[1];
  }
  return made.map((line, index) => (index === made.length - 1 ? line.replace(/\r$/, '') : line)).join('\n');
}
