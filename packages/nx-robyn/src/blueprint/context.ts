import { writeManifest } from '../service/manifest';
import { databaseUrl, type ServiceModel } from '../service/model';
import { makefile, type MakefileTarget } from '../toolchain/makefile';
import { importedModules, requirements } from './requirements';

/** What a template may name. */
export interface TemplateContext extends Omit<ServiceModel, 'paths'> {
  /** The manifest's tables as TOML. */
  readonly manifest: string;
  /** Default of SETTINGS__DATABASE__URL. */
  readonly databaseUrl: string;
  readonly redis: boolean;
  /** Whether the module has another name than the distribution: the build backend must be told then. */
  readonly moduleNamed: boolean;
  readonly postgresql: boolean;
  /** `py311` */
  readonly pythonTag: string;
  readonly makefile: readonly MakefileTarget[];
  /** PEP 508 requirements of the service, and those of its development. */
  readonly dependencies: readonly string[];
  readonly developmentDependencies: readonly string[];
  /** Import names of the dependencies. */
  readonly thirdPartyModules: readonly string[];
}

export function templateContext(model: ServiceModel): TemplateContext {
  const { paths: _, ...values } = model;
  const { dependencies, development } = requirements(model);
  return {
    ...values,
    manifest: writeManifest(model),
    databaseUrl: databaseUrl(model),
    redis: model.cache === 'redis',
    moduleNamed: model.module !== model.distribution.replaceAll('-', '_'),
    postgresql: model.database === 'postgresql',
    pythonTag: `py${model.pythonVersion.replace('.', '')}`,
    makefile: makefile(model),
    dependencies,
    developmentDependencies: development,
    thirdPartyModules: importedModules(dependencies),
  };
}
