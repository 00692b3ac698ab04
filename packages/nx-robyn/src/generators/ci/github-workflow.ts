import { factsLine, nodeFiles, type PipelineFacts } from './facts';
import { checks, installCommand, poetryRequirement } from './install-commands';

/** The workflow of GitHub Actions for a workspace. */
export function githubWorkflow(facts: PipelineFacts): string {
  const lines = [...header(facts), ...triggers(facts), '', ...job(facts), ...servers(facts), ...environment(facts), ...steps(facts), ''];
  return lines.join('\n');
}

function header(facts: PipelineFacts): readonly string[] {
  return [
    '# Runs the checks of every project that a change affects. Made by `nx g nx-robyn:ci` and yours to edit: run again, it',
    '# brings the file in line with the workspace, and what you edited stays. The next line is how it knows.',
    factsLine(facts),
    'name: CI',
    '',
  ];
}

function triggers({ branch }: PipelineFacts): readonly string[] {
  return [
    'on:',
    '  pull_request:',
    '  push:',
    '    branches:',
    `      - ${quoted(branch)}`,
    '',
    'permissions:',
    '  actions: read # which run was the last to succeed',
    '  contents: read',
    '',
    '# A newer push to a pull request ends the run of the older one; on the branch itself every run ends by itself.',
    'concurrency:',
    '  group: ${{ github.workflow }}-${{ github.event.pull_request.number || github.sha }}',
    "  cancel-in-progress: ${{ github.event_name == 'pull_request' }}",
  ];
}

function job(_facts: PipelineFacts): readonly string[] {
  return ['jobs:', '  affected:', '    runs-on: ubuntu-latest', '    timeout-minutes: 30'];
}

function servers({ servers: asked }: PipelineFacts): readonly string[] {
  if (asked.length === 0) return [];
  const postgresql = service('postgresql', 'postgres:17', 5432, 'pg_isready --username postgres', ['POSTGRES_PASSWORD: postgres']);
  const redis = service('redis', 'redis:8', 6379, 'redis-cli ping');
  return ['    services:', ...(asked.includes('postgresql') ? postgresql : []), ...(asked.includes('redis') ? redis : [])];
}

function service(name: string, image: string, port: number, health: string, env: readonly string[] = []): readonly string[] {
  return [
    `      ${name}:`,
    `        image: ${image}`,
    ...(env.length > 0 ? ['        env:', ...env.map((line) => `          ${line}`)] : []),
    '        ports:',
    `          - ${port}:${port}`,
    '        options: >-',
    `          --health-cmd "${health}"`,
    '          --health-interval 2s',
    '          --health-timeout 3s',
    '          --health-retries 30',
  ];
}

/** Where the cache is, and where servers are that tests of services use: without them they run on what is embedded. */
function environment({ servers: asked }: PipelineFacts): readonly string[] {
  return [
    '    env:',
    '      NX_CACHE_DIRECTORY: .nx/cache # newer releases of Nx would keep it in the home directory',
    ...(asked.includes('postgresql') ? ['      TEST_POSTGRESQL_URL: postgresql://postgres:postgres@localhost:5432/postgres'] : []),
    ...(asked.includes('redis') ? ['      TEST_REDIS_URL: redis://localhost:6379/0'] : []),
  ];
}

function steps(facts: PipelineFacts): readonly string[] {
  const [sync = '', affected = ''] = checks(facts);
  const all = [
    ['- uses: actions/checkout@v7', '  with:', '    fetch-depth: 0 # the commit to compare with, and the way to it'],
    ['# NX_BASE: the last commit of the branch that passed; for a pull request, where it left the branch.', '- uses: nrwl/nx-set-shas@v5', ...mainBranch(facts)],
    ...javascript(facts),
    ...python(facts),
    [`- run: ${installCommand(facts)}`],
    ...nxCache,
    [`- run: ${sync}`],
    [`- run: ${affected}`],
  ];
  return ['    steps:', ...all.map((step) => step.map((line) => `      ${line}`).join('\n')).join('\n\n').split('\n')];
}

type Step = readonly string[];

function mainBranch({ branch }: PipelineFacts): Step {
  return branch === 'main' ? [] : ['  with:', `    main-branch-name: ${quoted(branch)}`];
}

function javascript({ node, manager, traits }: PipelineFacts): readonly Step[] {
  const version = nodeFiles.includes(node) ? `    node-version-file: ${node}` : `    node-version: ${node}`;
  const cache = manager === 'bun' || traits.includes('unlocked') ? [] : [`    cache: ${manager}`];
  const pnpm = ['- uses: pnpm/action-setup@v6', ...(traits.includes('pinned') ? [] : ['  with:', '    version: 10'])];
  return [
    ...(manager === 'pnpm' ? [pnpm] : []),
    ...(manager === 'bun' ? [['- uses: oven-sh/setup-bun@v2']] : []),
    ...(manager === 'yarn' && traits.includes('berry') ? [['- run: corepack enable']] : []),
    ['- uses: actions/setup-node@v7', '  with:', version, ...cache],
  ];
}

function python({ pythons, tools }: PipelineFacts): readonly Step[] {
  const versions = pythons.length === 1 ? [`    python-version: "${pythons[0]}"`] : ['    python-version: | # the last one is the default', ...pythons.map((version) => `      ${version}`)];
  return [
    ...(pythons.length > 0 ? [['- uses: actions/setup-python@v7', '  with:', ...versions]] : []),
    ...(tools.includes('uv') ? [['- uses: astral-sh/setup-uv@v10.0.1 # has no tag for its majors; caches by itself']] : []),
    ...(tools.includes('poetry') ? poetry : []),
  ];
}

const poetry: readonly Step[] = [
  [`- run: pipx install '${poetryRequirement}'`],
  [
    '- uses: actions/cache@v5',
    '  with:',
    '    path: ~/.cache/pypoetry',
    "    key: poetry-${{ runner.os }}-${{ hashFiles('**/poetry.lock') }}",
    '    restore-keys: poetry-${{ runner.os }}-',
  ],
];

const nxCache: readonly Step[] = [
  [
    '- uses: actions/cache@v5',
    '  with:',
    '    path: |',
    '      .nx/cache',
    '      .nx/workspace-data/*.db',
    '    key: nx-${{ runner.os }}-${{ github.sha }}-${{ github.run_attempt }}',
    '    restore-keys: nx-${{ runner.os }}-',
  ],
  [
    '# Nx knows its cache by a database that has the name of the machine, and every runner is another one.',
    '- name: Give the cache of Nx to this machine',
    '  run: |',
    '    machine=$(cat /var/lib/dbus/machine-id 2>/dev/null || cat /etc/machine-id)',
    '    for file in .nx/workspace-data/*.db; do',
    '      name=.nx/workspace-data/$machine-${file##*-}',
    '      [ ! -e "$file" ] || [ -e "$name" ] || mv "$file" "$name"',
    '    done',
  ],
];

/** A scalar of YAML: a branch may hold what is more than a word there. */
function quoted(text: string): string {
  return /^[A-Za-z][\w./-]*$/.test(text) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(text) ? text : JSON.stringify(text);
}
