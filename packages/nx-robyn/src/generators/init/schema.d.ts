// Made from schema.json by `npm run generate`.

/**
 * Registers the plugin and its sync generator in nx.json, writes the shim package that makes `nx g robyn:...` work, and the .gitignore lines of Python.
 */
export interface NxRobynInit {
  /**
   * Write a plopfile.mjs as well, and depend on Plop: `npx plop` then offers the same generators.
   */
  plop?: boolean;
  /**
   * Do not run the package manager afterwards: the `robyn:` alias works after your own install.
   */
  skipInstall?: boolean;
}
