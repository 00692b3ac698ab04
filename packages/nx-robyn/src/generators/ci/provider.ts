import { OptionRefused } from '../../service/errors';
import type { PipelineFacts } from './facts';
import { githubWorkflow } from './github-workflow';
import { cacheFolder, gitlabPipeline } from './gitlab-pipeline';

/** Who runs a pipeline. */
export interface Provider {
  readonly title: string;
  /** The file that it reads, relative to the workspace. */
  readonly file: string;
  /** Lines that .gitignore needs, each with a glob of what it hides. */
  readonly ignored: readonly string[];
  render(facts: PipelineFacts): string;
}

const providers: Readonly<Record<'github' | 'gitlab', Provider>> = {
  github: { title: 'GitHub Actions', file: '.github/workflows/ci.yml', ignored: [], render: githubWorkflow },
  gitlab: { title: 'GitLab CI', file: '.gitlab-ci.yml', ignored: [`${cacheFolder}/`], render: gitlabPipeline },
};

/**
 * The provider of `--provider`; GitHub where it is not said.
 *
 * @throws OptionRefused
 */
export function providerOf(name = 'github'): Provider {
  if (Object.hasOwn(providers, name)) return providers[name as keyof typeof providers];
  throw new OptionRefused({
    what: `"${name}" is no provider.`,
    where: '--provider',
    why: `a pipeline is written for ${Object.values(providers).map(({ title }) => title).join(' or ')}.`,
    fix: Object.keys(providers).map((known) => `--provider ${known}`).join(', or '),
  });
}
