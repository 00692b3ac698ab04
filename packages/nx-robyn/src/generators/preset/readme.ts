/** What stands in the README that create-nx-workspace writes, and in no other. */
const newWorkspace = 'Your new, shiny [Nx workspace]';

/** Whether a README is nobody's: there is none, or the one of a workspace that was just made. */
export function isUnwritten(text: string | null): boolean {
  return text === null || text.includes(newWorkspace);
}

/**
 * The README of a new workspace.
 *
 * @param workspace its name
 * @param service name of its one service
 */
export function workspaceReadme(workspace: string, service: string): string {
  return `# ${workspace}

An [Nx](https://nx.dev) workspace with production [Robyn](https://robyn.tech) (Python) services, made with nx-robyn.

\`\`\`sh
npx nx run ${service}:dev          # installs, migrates, seeds, serves with reload
npx nx run ${service}:check        # lint, types and tests
npx nx show project ${service}     # every target, explained
npx nx g robyn:service NAME${' '.repeat(Math.max(1, service.length - 1))}# another service
\`\`\`

\`dev\` prints the URL, the URL of the API documentation and a bearer token of a seeded developer. It needs no container and
no database server.

| | |
|---|---|
| \`services/${service}\` | the service; its own README says the rest |
| \`nx.json\` | loads the plugin, which infers the targets of every service from its \`pyproject.toml\` |
| \`tools/robyn\` | lets \`nx g robyn:service\` stand for \`nx g nx-robyn:service\` |

After a clone: Node, the package manager's install, and [uv](https://docs.astral.sh/uv/getting-started/installation/).
`;
}
