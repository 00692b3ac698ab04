import type { PipelineFacts } from './facts';

/** How the package manager of JavaScript installs exactly what is locked. */
export function installCommand({ manager, traits }: PipelineFacts): string {
  if (traits.includes('unlocked')) return `${manager} install`;
  switch (manager) {
    case 'npm':
      return 'npm ci';
    case 'yarn':
      return traits.includes('berry') ? 'yarn install --immutable' : 'yarn install --frozen-lockfile';
    default:
      return `${manager} install --frozen-lockfile`;
  }
}

/** How Nx is called. */
export function nx({ manager }: PipelineFacts): string {
  const calls = { npm: 'npx nx', pnpm: 'pnpm exec nx', yarn: 'yarn nx', bun: 'bunx nx' } as const;
  return calls[manager];
}

/** The releases of Poetry that the projects and locks of nx-robyn are made for. */
export const poetryRequirement = 'poetry>=2.4,<3';

/** The checks themselves, as Nx runs them. */
export function checks(facts: PipelineFacts): readonly string[] {
  return [`${nx(facts)} sync:check`, `${nx(facts)} affected -t ${facts.targets.join(' ')}`];
}
