// Made from schema.json by `npm run generate`.

/**
 * Makes a shared, typed Python package, or lets a project depend on one that is there. Again with the same options it changes nothing.
 */
export interface NxRobynLibrary {
  /**
   * Name of the library: its Nx project, its distribution and, in snake_case, its import package.
   */
  name?: string | number;
  /**
   * Directory of the library, relative to the workspace. Default: libs/NAME.
   */
  directory?: string;
  /**
   * Python package manager. Default: that of --project, else uv.
   */
  packageManager?: 'uv' | 'poetry';
  /**
   * Python project that is to depend on the library, by path: a service, or any other.
   */
  project?: string;
  /**
   * Import package. Default: the name in snake_case.
   */
  module?: string;
  /**
   * Oldest Python that the library supports: 3.11, 3.12 or 3.13. Default: 3.11.
   */
  pythonVersion?: string | number;
  /**
   * Tags of the Nx project, divided by commas.
   */
  tags?: string;
  /**
   * Write no lock, and leave that of --project as it is.
   */
  skipLock?: boolean;
}
