// Made from schema.json by `npm run generate`.

/**
 * Writes a workflow of GitHub Actions or a pipeline of GitLab CI that runs the checks of the affected projects, with the tools, versions, servers and caches that this workspace needs. Again it brings the file in line with the workspace; what you edited stays.
 */
export interface NxRobynCi {
  /**
   * Where the pipeline runs: `github` writes .github/workflows/ci.yml, `gitlab` writes .gitlab-ci.yml.
   */
  provider?: 'github' | 'gitlab';
}
