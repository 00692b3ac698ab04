/**
 * Measures several things in turn, round after round, so that what else the machine does hits all of them alike.
 * The first round warms up and is not counted.
 * @param {Record<string, (round: number) => Promise<number>>} sides each gives the seconds of one run
 * @param {number} rounds that count
 * @returns {Promise<Record<string, { median: number, min: number, max: number, runs: number[] }>>} seconds
 */
export async function interleave(sides, rounds = 5) {
  const runs = Object.fromEntries(Object.keys(sides).map((name) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, side] of Object.entries(sides)) {
      const seconds = await side(round);
      if (round > 0) runs[name].push(seconds);
    }
  }
  return Object.fromEntries(Object.entries(runs).map(([name, values]) => [name, summary(values)]));
}

/** @param {number[]} runs @returns {{ median: number, min: number, max: number, runs: number[] }} */
export function summary(runs) {
  const sorted = [...runs].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const median = sorted.length % 2 ? sorted[Math.floor(middle)] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, min: sorted[0], max: sorted.at(-1), runs };
}
