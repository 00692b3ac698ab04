// Made from schema.json by `npm run generate`.

/**
 * Takes a project that `robyn-config create` made into the graph, and tells what is broken in it with the releases that it runs on. It changes nothing in the project.
 */
export interface NxRobynImport {
  /**
   * Directory of the project, relative to the workspace. It has to lie in the workspace.
   */
  directory?: string | number;
}
