import { factsLine, type PipelineFacts } from './facts';
import { checks, installCommand, poetryRequirement } from './install-commands';

/** Where everything goes that one pipeline leaves to the next: GitLab keeps only what lies in the project. */
export const cacheFolder = '.cache';

/** The pipeline of GitLab CI for a workspace. */
export function gitlabPipeline(facts: PipelineFacts): string {
  const parts = [header(facts), job(facts), servers(facts), variables(facts), caches(facts), before(facts), script(facts), after(facts), ['']];
  return parts.flat().join('\n');
}

function header(facts: PipelineFacts): readonly string[] {
  return [
    '# Runs the checks of every project that a change affects. Made by `nx g nx-robyn:ci` and yours to edit: run again, it',
    '# brings the file in line with the workspace, and what you edited stays. The next line is how it knows.',
    factsLine(facts),
    'workflow:',
    '  auto_cancel:',
    '    on_new_commit: interruptible',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    '    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
    '',
  ];
}

function job(facts: PipelineFacts): readonly string[] {
  return [
    'affected:',
    `  image: node:${facts.major}-bookworm`,
    '  timeout: 30 minutes',
    '  rules:',
    '    - if: $CI_PIPELINE_SOURCE == "merge_request_event"',
    '      interruptible: true',
    '    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH',
    '      interruptible: false # the next push is compared with this one',
  ];
}

function servers({ servers: asked }: PipelineFacts): readonly string[] {
  if (asked.length === 0) return [];
  const postgresql = ['    - name: postgres:17', '      alias: postgresql', '      variables:', '        POSTGRES_PASSWORD: postgres'];
  const redis = ['    - name: redis:8', '      alias: redis'];
  return ['  services:', ...(asked.includes('postgresql') ? postgresql : []), ...(asked.includes('redis') ? redis : [])];
}

function variables({ servers: asked, tools }: PipelineFacts): readonly string[] {
  const url = 'postgresql://postgres:postgres@postgresql:5432/postgres';
  return [
    '  variables:',
    '    GIT_DEPTH: "0" # the commit to compare with, and the way to it',
    '    NX_CACHE_DIRECTORY: .nx/cache # newer releases of Nx would keep it in the home directory',
    ...(tools.includes('uv') ? [`    UV_CACHE_DIR: $CI_PROJECT_DIR/${cacheFolder}/uv`] : []),
    ...(tools.includes('poetry') ? [`    POETRY_CACHE_DIR: $CI_PROJECT_DIR/${cacheFolder}/poetry`] : []),
    ...(asked.includes('postgresql') ? [`    TEST_POSTGRESQL_URL: ${url}`] : []),
    ...(asked.includes('database') ? [`    SETTINGS__DATABASE__URL: ${url} # where migrations are tried out; tests do not read it`] : []),
    ...(asked.includes('redis') ? ['    TEST_REDIS_URL: redis://redis:6379/0'] : []),
  ];
}

function caches({ manager, tools }: PipelineFacts): readonly string[] {
  const python = tools.map((tool) => [`    - key: ${tool}`, '      paths:', `        - ${cacheFolder}/${tool}`]);
  return [
    '  cache:',
    `    - key: ${manager}`,
    '      paths:',
    `        - ${cacheFolder}/${manager}`,
    ...python.flat(),
    '    - key: nx-$CI_COMMIT_REF_SLUG',
    '      fallback_keys:',
    '        - nx-$CI_DEFAULT_BRANCH',
    '      paths:',
    '        - .nx/cache',
    '        - .nx/workspace-data/*.db',
  ];
}

function before(facts: PipelineFacts): readonly string[] {
  return [
    '  before_script:',
    '    # Nx knows its cache by a database that has the name of the machine, and a container has none.',
    '    - test -s /etc/machine-id || echo 6e782d726f62796e2d63692d72756e6e > /etc/machine-id',
    ...python(facts),
    ...javascript(facts),
    '    # A branch that is new, or was forced, has nothing to compare with: everything is affected, as against a commit without files.',
    '    - export NX_HEAD=$CI_COMMIT_SHA',
    '    - export NX_BASE=${CI_MERGE_REQUEST_DIFF_BASE_SHA:-$CI_COMMIT_BEFORE_SHA}',
    '    - git cat-file -e "$NX_BASE^{commit}" 2>/dev/null || export NX_BASE=$(git -c user.name=ci -c user.email=ci commit-tree -m nothing $(git hash-object -t tree /dev/null))',
  ];
}

function python({ pythons, tools }: PipelineFacts): readonly string[] {
  if (tools.length === 0) return [];
  return [
    '    - curl -LsSf https://astral.sh/uv/install.sh | sh',
    '    - export PATH="$HOME/.local/bin:$PATH"',
    ...(pythons.length > 0 ? [`    - uv python install ${pythons.join(' ')}`] : []),
    ...(tools.includes('poetry') ? [`    - uv tool install '${poetryRequirement}'`] : []),
  ];
}

function javascript(facts: PipelineFacts): readonly string[] {
  const { manager, traits } = facts;
  const folder = `$CI_PROJECT_DIR/${cacheFolder}/${manager}`;
  const settings: Readonly<Record<typeof manager, readonly string[]>> = {
    npm: [`export npm_config_cache=${folder}`],
    pnpm: [`corepack enable pnpm${traits.includes('pinned') ? '' : ' && corepack prepare pnpm@10 --activate'}`, `pnpm config set store-dir ${folder}`],
    yarn: traits.includes('berry') ? ['corepack enable', `export YARN_CACHE_FOLDER=${folder}`] : [`export YARN_CACHE_FOLDER=${folder}`],
    bun: ['npm install --global bun', `export BUN_INSTALL_CACHE_DIR=${folder}`],
  };
  return [...settings[manager], installCommand(facts)].map((line) => `    - ${line}`);
}

function script(facts: PipelineFacts): readonly string[] {
  return ['  script:', ...checks(facts).map((line) => `    - ${line}`)];
}

function after({ tools }: PipelineFacts): readonly string[] {
  if (!tools.includes('uv')) return [];
  return ['  after_script:', '    - ~/.local/bin/uv cache prune --ci'];
}
