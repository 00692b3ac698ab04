// Made from schema.json by `npm run generate`.

/**
 * What `create-nx-workspace NAME --preset=nx-robyn` makes of a new workspace: it is set up, and has one Robyn service.
 */
export interface NxRobynPreset {
  /**
   * Name of the workspace.
   */
  name?: string;
  /**
   * Name of the service.
   */
  serviceName?: string | number;
  /**
   * Layout of the code, as `--design` of `service`.
   */
  design?: string;
  /**
   * Object-relational mapper, as `--orm` of `service`.
   */
  orm?: string;
  /**
   * Python package manager, as `--package-manager` of `service`. create-nx-workspace has a `--packageManager` of its own, for JavaScript.
   */
  pythonPackageManager?: string;
  /**
   * Database of the default URL, as `--database` of `service`.
   */
  database?: string;
  /**
   * Cache, as `--cache` of `service`.
   */
  cache?: string;
  /**
   * Kind of the primary keys, as `--uid` of `service`.
   */
  uid?: string;
  /**
   * Oldest Python that the service supports, as `--python-version` of `service`.
   */
  pythonVersion?: string | number;
  /**
   * Write no lock of the service's dependencies.
   */
  skipLock?: boolean;
  [k: string]: unknown;
}
