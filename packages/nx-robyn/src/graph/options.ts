/** Targets that a service gets, in the order in which they are listed. */
export const targets = [
  'install',
  'lock',
  'build',
  'serve',
  'dev',
  'lint',
  'format',
  'typecheck',
  'test',
  'coverage',
  'check',
  'makemigration',
  'migrate',
  'rollback',
  'migration-check',
  'migration-drift',
  'openapi',
  'contract-check',
  'contract-drift',
] as const;

export type Target = (typeof targets)[number];

/** Options of the plugin in nx.json: `include`, and `<target in camelCase>TargetName` for every target. */
export interface PluginOptions {
  /** `robyn`: only services that nx-robyn or robyn-config made. `all`, the default: every Python project. */
  readonly include?: 'all' | 'robyn';
  readonly [targetName: `${string}TargetName`]: string | undefined;
}

/** Options of which nothing is missing. */
export interface NormalizedPluginOptions {
  readonly include: 'all' | 'robyn';
  readonly names: Readonly<Record<Target, string>>;
}

/** Key of the option that names a target: `migration-check` -> `migrationCheckTargetName`. */
export function optionKey(target: Target): `${string}TargetName` {
  return `${target.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase())}TargetName`;
}

export function normalizeOptions(options: PluginOptions | undefined): NormalizedPluginOptions {
  const names = targets.map((target) => [target, options?.[optionKey(target)] || target]);
  return { include: options?.include === 'robyn' ? 'robyn' : 'all', names: Object.fromEntries(names) };
}
