// Made from schema.json by `npm run generate`.

/**
 * Makes a TypeScript library that calls a service, from the service's contract. Again with the same options it changes nothing.
 */
export interface NxRobynClient {
  /**
   * Name of the library: its Nx project and, in the workspace's scope, its package.
   */
  name?: string | number;
  /**
   * Service that is called. Default: the only one of the workspace.
   */
  project?: string;
  /**
   * Directory of the library, relative to the workspace. Default: libs/NAME.
   */
  directory?: string;
  /**
   * Language of the library.
   */
  language?: 'typescript';
  /**
   * Leave the package manager to you.
   */
  skipInstall?: boolean;
}
