import type { RenderedFile } from '../blueprint/render';
import type { Field } from '../service/entity/model';
import { pascalCase, snakeCase } from '../service/entity/names';
import { writeManifest } from '../service/manifest';
import type { ServiceModel } from '../service/model';

// A blueprint in small, for tests of what generators do with one: four registries and five files of an entity.

/** As `renderRegistries` of the blueprint. */
export function renderRegistries(model: ServiceModel): readonly RenderedFile[] {
  const names = model.entities.map(({ name, plural }) => ({ pascal: pascalCase(name), plural: snakeCase(plural), tables: pascalCase(plural) }));
  const lines = (text: (name: (typeof names)[number]) => string) => names.map(text).join('');
  const modules = ['healthcheck', 'users', ...names.map(({ plural }) => plural)].sort().join(', ');
  return [
    rendered(model, 'pyproject.toml', `[project]\nname = "${model.distribution}"\ndependencies = []\n\n${writeManifest(model)}\n`),
    rendered(
      model,
      'src/__module__/presentation/__init__.py',
      `"""The routes."""\n\nfrom . import ${modules}\n\n\ndef register_routes(app: RouteTable) -> None:\n    """Register the routes of every module."""\n    healthcheck.register(app)\n    users.register(app)\n${lines(({ plural }) => `    ${plural}.register(app)\n`)}\n\n__all__ = ("register_routes",)\n`,
    ),
    rendered(
      model,
      'src/__module__/domain/unit_of_work.py',
      `"""The transaction."""\n\nfrom typing import Protocol\n\n${lines(({ plural, pascal }) => `from .${plural}.repository import ${pascal}Repository\n`)}from .users.repository import UserRepository\n\n\nclass UnitOfWork(Protocol):\n    """One transaction."""\n\n    @property\n    def users(self) -> UserRepository:\n        """The users."""\n        ...\n\n${lines(({ plural, pascal }) => `    @property\n    def ${plural}(self) -> ${pascal}Repository:\n        """The ${plural}."""\n        ...\n\n`)}    async def commit(self) -> None: ...\n`,
    ),
    rendered(
      model,
      'src/__module__/infrastructure/database/tables/__init__.py',
      `"""The tables."""\n\n${lines(({ plural, tables }) => `from .${plural} import ${tables}Table\n`)}from .users import UsersTable\n\n__all__ = (\n${[...names.map(({ tables }) => `${tables}Table`), 'UsersTable'].sort().map((name) => `    "${name}",\n`).join('')})\n`,
    ),
  ];
}

/** As `renderEntity` of the blueprint. */
export function renderEntity(model: ServiceModel, name: string): readonly RenderedFile[] {
  const entity = model.entities.find((one) => one.name === name);
  if (entity === undefined) throw new Error(`no entity ${name}`);
  const [snake, plural, pascal] = [snakeCase(name), snakeCase(entity.plural), pascalCase(name)];
  const file = (path: string, content: string) =>
    rendered(model, path, content, path.replace('__module__', model.module).replaceAll('__entities__', plural).replaceAll('__entity__', snake));
  const columns = entity.fields.map((field) => `    ${snakeCase(field.name)}: ${type(field)}\n`).join('');
  const references = entity.fields.filter(({ target }) => target !== undefined);
  return [
    file('src/__module__/domain/__entities__/__init__.py', `"""The ${entity.plural}."""\n\nfrom .${snake} import ${pascal}\n\n__all__ = ("${pascal}",)\n`),
    file('src/__module__/domain/__entities__/__entity__.py', `"""One of the ${entity.plural}."""\n\n\nclass ${pascal}:\n    """${pascal}."""\n\n    id: int\n${columns}    revision: int\n`),
    ...(references.length > 0 ? [file('src/__module__/domain/__entities__/references.py', `REFERENCES = (${references.map(({ target }) => `"${target}",`).join(' ')})\n`)] : []),
    file('src/__module__/infrastructure/database/tables/__entities__.py', `class ${pascalCase(entity.plural)}Table:\n    __tablename__ = "${plural}"\n\n${columns}`),
    file('src/__module__/presentation/__entities__/rest.py', `ROUTE = "/${entity.plural}"\nAUTH = "${entity.auth}"\nOWNER = ${entity.owner ? 'True' : 'False'}\n`),
    file('tests/unit/domain/test___entity__.py', `FIELDS = (${entity.fields.map((field) => `"${field.name}",`).join(' ')})\n`),
  ];
}

function type({ type: name, nullable, target }: Field): string {
  return `${target === undefined ? name.charAt(0).toUpperCase() + name.slice(1) : 'EntityId'}${nullable ? ' | None' : ''}`;
}

function rendered(model: ServiceModel, template: string, content: string, path = template.replace('__module__', model.module)): RenderedFile {
  return { path, canonicalPath: path, template: `small/${template}.hbs`, owner: path.startsWith('tests/') ? 'user' : 'framework', mode: 0o644, content };
}
