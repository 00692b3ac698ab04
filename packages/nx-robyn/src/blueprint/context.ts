import { writeManifest } from '../service/manifest';
import { databaseUrl, type ServiceModel } from '../service/model';
import { type EntityNamesContext, namesOf } from './entity/names';
import type { Environment } from '../toolchain/command';
import { makefile, type MakefileTarget } from '../toolchain/makefile';
import { packageManagerCommands } from '../toolchain/service-commands';
import { shellLine } from '../toolchain/shell';
import { identities, type Identity } from './identities';
import { layoutOf } from './layout';
import { pythonFile } from './python/module-name';
import { importedModules, requirements, requiresPython } from './requirements';

/** What a template may name. */
export interface TemplateContext extends Omit<ServiceModel, 'paths' | 'entities'> {
  /** The names of each entity: registries need no more of it. */
  readonly entities: readonly EntityNamesContext[];
  /** The manifest's tables as TOML. */
  readonly manifest: string;
  /** Default of SETTINGS__DATABASE__URL. */
  readonly databaseUrl: string;
  readonly identity: Identity;
  readonly redis: boolean;
  /** Whether the module has another name than the distribution: the build backend must be told then. */
  readonly moduleNamed: boolean;
  readonly postgresql: boolean;
  /** TCP port of the proxy: beside the service, so never the same. */
  readonly proxyPort: number;
  /** Dotted name of the module in which every module registers its routes, without the import package: `presentation`, `urls`. */
  readonly routeRegistry: string;
  /** `>=3.11` */
  readonly requiresPython: string;
  /** `py311` */
  readonly pythonTag: string;
  readonly makefile: readonly MakefileTarget[];
  /** Variables that commands of the package manager are given. */
  readonly environment: Environment;
  /** The service's own command line, for a person to type. */
  readonly ownCommand: string;
  /** PEP 508 requirements of the service, of its extras, and those of its development. */
  readonly dependencies: readonly string[];
  readonly extras: readonly { readonly name: string; readonly requirements: readonly string[] }[];
  readonly developmentDependencies: readonly string[];
  /** Import names of the dependencies and of those of the extras. */
  readonly thirdPartyModules: readonly string[];
}

export function templateContext(model: ServiceModel): TemplateContext {
  const { paths: _, entities, ...values } = model;
  const { dependencies, extras, development } = requirements(model);
  return {
    ...values,
    entities: entities.map(namesOf),
    manifest: writeManifest(model),
    databaseUrl: databaseUrl(model),
    identity: identities[model.uid],
    redis: model.cache === 'redis',
    moduleNamed: model.module !== model.distribution.replaceAll('-', '_'),
    routeRegistry: pythonFile(layoutOf(model).home(`src/${model.module}/presentation/__init__.py`)).name.slice(model.module.length + 1),
    postgresql: model.database === 'postgresql',
    proxyPort: model.port === 8080 ? 8081 : 8080,
    requiresPython: requiresPython(model),
    pythonTag: `py${model.pythonVersion.replace('.', '')}`,
    makefile: makefile(model),
    environment: packageManagerCommands(model.packageManager).environment,
    ownCommand: shellLine(packageManagerCommands(model.packageManager).run('python', '-m', model.module)),
    dependencies,
    extras: Object.entries(extras).map(([name, asked]) => ({ name, requirements: asked })),
    developmentDependencies: development,
    thirdPartyModules: importedModules([...dependencies, ...Object.values(extras).flat()]),
  };
}
