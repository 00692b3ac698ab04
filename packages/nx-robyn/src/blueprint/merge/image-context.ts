import { inFormOf, plainText } from './text-form';

/** What became of a compose.yaml: it says so already, it does now, or it builds in a way that is not known here. */
export type BuildEdit = { readonly kind: 'present' } | { readonly kind: 'text'; readonly text: string } | { readonly kind: 'unknown' };

const alone = /^( *)build: \.$/m;

/**
 * A compose.yaml that builds the service from the workspace instead of from its own folder; nothing else changes.
 *
 * @param directory of the service, relative to the workspace
 * @param root the workspace, relative to the service
 */
export function withWorkspaceBuild(text: string, directory: string, root: string): BuildEdit {
  const plain = plainText(text);
  const dockerfile = `dockerfile: ${directory}/Dockerfile`;
  if (plain.includes(dockerfile)) return { kind: 'present' };
  if (!alone.test(plain)) return { kind: 'unknown' };
  const built = plain.replace(alone, (_, indent: string) =>
    ['build: # from the workspace, for what the service has by path', `  context: ${root}`, `  ${dockerfile}`, '  args:', `    PROJECT: /${directory}`]
      .map((line) => indent + line)
      .join('\n'),
  );
  return { kind: 'text', text: inFormOf(text, built) };
}

const head = `# What the image is made from: of the workspace this service and what it has by path. Generators add lines; what is not
# named is not sent to the builder.
*
`;
const tail = `**/.*_cache
**/.env
**/.venv
**/__pycache__
**/node_modules
`;

/**
 * A list of what a build sees of its context, with paths in it that were not. Lines that are there stay.
 *
 * @param text undefined where there is no such file yet
 * @param paths relative to the context, forward slashes
 */
export function withContextPaths(text: string | undefined, paths: readonly string[]): string {
  const plain = text === undefined ? `${head}${tail}` : plainText(text);
  const lines = plain.split('\n');
  const missing = paths.map((path) => `!${path}`).filter((line) => !lines.includes(line));
  const last = Math.max(...lines.map((line, index) => (line.startsWith('!') || line === '*' ? index : -1)));
  lines.splice(last + 1, 0, ...missing);
  return text === undefined ? lines.join('\n') : inFormOf(text, lines.join('\n'));
}
