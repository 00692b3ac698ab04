import { holds } from './comparisons.mjs';

/** How many decimal places a value of a unit is shown with. */
const PLACES = { s: 2, ms: 1, MB: 1, '1/s': 0 };

/** @param {ReturnType<typeof import('./comparisons.mjs').comparisons>} rows @returns {string} as a person reads them */
export function table(rows) {
  const cells = rows.map((row) => [row.what, measured(row.ours, row), measured(row.theirs, row), row.unit, row.ratio.toFixed(2), row.rounds.toFixed(2), ...verdict(row)]);
  const all = [['ours / theirs', 'ours', 'theirs', '', 'ratio', 'by rounds', 'limit', ''], ...cells];
  const widths = all[0].map((_, column) => Math.max(...all.map((row) => row[column].length)));
  return all.map((row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd()).join('\n');
}

function measured({ median, min, max }, { unit }) {
  const [middle, least, most] = [median, min, max].map((value) => value.toFixed(PLACES[unit]));
  return `${middle} (${least}..${most})`;
}

function verdict(row) {
  const held = holds(row);
  if (held === undefined) return ['', ''];
  const demand = row.least ? `>= ${row.least.toFixed(2)}` : row.limit.toFixed(2);
  return [demand, held ? 'holds' : 'MISSED'];
}
