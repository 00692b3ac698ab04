// Writes docs/reference/*.md from what the plugin says of itself: its schemas and its targets.
// With --check it only compares, and fails when a page is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createRequire } from 'node:module';

const repository = join(dirname(fileURLToPath(import.meta.url)), '..');
const plugin = join(repository, 'packages/nx-robyn');
const json = (path) => JSON.parse(readFileSync(path, 'utf8'));
const notice = '<!-- Made from the schemas and the targets by `npm run generate`. -->';

/** A Markdown table; `|` in a cell is escaped. */
function table(head, rows) {
  const line = (cells) => `| ${cells.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const kebabCase = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Type of an option: its values, or the name that JSON Schema has for it. */
function type(property) {
  if (property.enum) return property.enum.map((value) => `\`${value}\``).join(' ');
  if (Array.isArray(property.type)) return property.type.join(' or ');
  return property.type === 'array' ? `${property.items.type}[]` : property.type;
}

function options(schema) {
  const entries = Object.entries(schema.properties);
  if (entries.length === 0) return 'It has no options.';
  const required = new Set(schema.required);
  return table(
    ['option', 'type', 'default', ''],
    entries.map(([name, property]) => [
      property.$default?.$source === 'argv' ? `\`${name.toUpperCase()}\` (or \`--${name}\`)` : `\`--${kebabCase(name)}\``,
      type(property),
      property.default === undefined ? (required.has(name) ? 'required' : '') : `\`${property.default}\``,
      property.description,
    ]),
  );
}

function examples(schema) {
  if (!schema.examples) return [];
  return [['```sh', ...schema.examples.flatMap(({ command, description }) => [`# ${description}`, command]), '```'].join('\n')];
}

/** A page of generators or executors: one section per entry of the collection. */
function collection(title, introduction, entries) {
  const sections = Object.entries(entries).flatMap(([name, { schema }]) => {
    const parsed = json(join(plugin, schema));
    return [`## ${name}`, parsed.description, ...examples(parsed), options(parsed)];
  });
  return [`# ${title}`, notice, introduction, ...sections].join('\n\n');
}

/** The targets of a service, from the code that infers them. */
function targets() {
  const require = createRequire(import.meta.url);
  require('@swc-node/register');
  const { serviceTargets } = require(join(plugin, 'src/graph/targets/service-targets.ts'));
  const { normalizeOptions, optionKey } = require(join(plugin, 'src/graph/options.ts'));
  const { serviceCommands } = require(join(plugin, 'src/toolchain/service-commands.ts'));
  const { verbs } = require(join(plugin, 'src/toolchain/command.ts'));
  const { shellLine } = require(join(plugin, 'src/toolchain/shell.ts'));
  const service = { kind: 'service', name: 'orders', title: 'Orders', module: 'orders', packageManager: 'uv', tags: [] };
  const { names } = normalizeOptions(undefined);
  const inferred = Object.entries(serviceTargets({ root: 'services/orders', service, names }));
  const commands = (name) => {
    const verb = name === 'migration-drift' ? 'migration-check' : name;
    const pending = name === 'migration-check' ? ' --pending' : '';
    if (!verbs.includes(verb)) return '';
    return serviceCommands(verb, service).map((command) => `\`${shellLine(command)}${pending}\``).join('<br>');
  };
  return [
    '# Targets of a service',
    notice,
    'They are inferred from `pyproject.toml`; there is no `project.json`. The commands are those of a service named `orders`, run in its directory.',
    table(
      ['target', '', 'depends on', 'cached', 'commands'],
      inferred.map(([name, target]) => [
        `\`${name}\``,
        target.metadata.description,
        (target.dependsOn ?? []).map((dependency) => `\`${dependency}\``).join(' '),
        target.cache ? 'yes' : 'no',
        commands(name),
      ]),
    ),
    '## Options of the plugin',
    'In `nx.json`: `"plugins": [{ "plugin": "nx-robyn", "options": { ... } }]`.',
    table(
      ['option', 'default', ''],
      [
        ['`include`', '`all`', '`all`: every Python project of the workspace; `robyn`: only services that nx-robyn or robyn-config made.'],
        ...inferred.map(([name]) => [`\`${optionKey(name)}\``, `\`${name}\``, `Name of the target \`${name}\`.`]),
      ],
    ),
  ].join('\n\n');
}

const pages = {
  'generators.md': collection(
    'Generators',
    'Run them as `nx g robyn:NAME` or `nx g nx-robyn:NAME`. Each is idempotent, and `--dry-run` writes nothing.',
    json(join(plugin, 'generators.json')).generators,
  ),
  'executors.md': collection(
    'Executors',
    'The inferred targets use those with logic of their own; the others are for people who write `project.json`.',
    json(join(plugin, 'executors.json')).executors,
  ),
  'targets.md': targets(),
};

const stale = [];
for (const [name, text] of Object.entries(pages)) {
  const path = join(repository, 'docs/reference', name);
  const page = `${text}\n`;
  if (existsSync(path) && readFileSync(path, 'utf8') === page) continue;
  if (process.argv.includes('--check')) stale.push(relative(repository, path));
  else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, page);
  }
}

if (stale.length > 0) {
  console.error(`These pages are not what the plugin says: ${stale.join(', ')}\n  fix: npm run generate`);
  process.exitCode = 1;
}
