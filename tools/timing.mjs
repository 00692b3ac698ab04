/** Names and durations of the parts of a run. */
export class Timing {
  /** @type {{ name: string, seconds: number }[]} */
  parts = [];
  #started = performance.now();

  /**
   * Runs one part and remembers how long it took, also when it fails.
   * @template T
   * @param {string} name
   * @param {() => Promise<T>} body
   * @returns {Promise<T>}
   */
  async part(name, body) {
    const started = performance.now();
    try {
      return await body();
    } finally {
      this.parts.push({ name, seconds: (performance.now() - started) / 1000 });
    }
  }

  /** Seconds since this object was made. */
  get total() {
    return (performance.now() - this.#started) / 1000;
  }

  /** @returns {string} a table of the parts and their sum */
  table(sumName = 'together') {
    const rows = [...this.parts, { name: sumName, seconds: this.parts.reduce((sum, part) => sum + part.seconds, 0) }];
    const width = Math.max(...rows.map(({ name }) => name.length));
    return rows.map(({ name, seconds }) => `  ${name.padEnd(width)}  ${seconds.toFixed(1).padStart(6)} s`).join('\n');
  }
}
