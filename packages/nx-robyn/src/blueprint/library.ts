import type { LibraryModel } from '../service/library/model';
import { libraryRequirements } from './requirements';
import { libraryLockSubject } from './lock-subject';
import { Renderer } from './renderer';
import type { TemplateSource } from './template-source';

/** A file of a library. */
export interface LibraryFile {
  /** Relative to the library, forward slashes. */
  readonly path: string;
  readonly content: string;
}

/** What the templates of a library may name. */
interface LibraryContext extends LibraryModel {
  /** `>=3.11`: no upper bound, which every dependant would have to have too. */
  readonly requiresPython: string;
  /** `py311` */
  readonly pythonTag: string;
  /** Whether the module has another name than the distribution: the build backend must be told then. */
  readonly moduleNamed: boolean;
  readonly developmentDependencies: readonly string[];
  readonly tagged: boolean;
  /** The tags as items of a TOML array. */
  readonly tagList: string;
}

/**
 * All files of a library, sorted by path. The same model and templates give the same bytes.
 *
 * @throws TemplateInvalid when a template names what the context lacks, or does not parse
 */
export function renderLibrary(model: LibraryModel, templates: TemplateSource): readonly LibraryFile[] {
  const paths = templates.list();
  const renderer = new Renderer(templates, paths);
  const context = libraryContext(model);
  return paths
    .flatMap((template) => {
      const [overlay, path] = divided(template);
      if (overlay !== 'library' && overlay !== `library-${model.packageManager}`) return [];
      return [{ path: path.replaceAll('__module__', model.module), content: renderer.render(template, context) }];
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

function libraryContext(model: LibraryModel): LibraryContext {
  return {
    ...model,
    requiresPython: libraryLockSubject(model).requiresPython,
    pythonTag: `py${model.pythonVersion.replace('.', '')}`,
    moduleNamed: model.module !== model.name.replaceAll('-', '_'),
    developmentDependencies: libraryRequirements.development,
    tagged: model.tags.length > 0,
    tagList: model.tags.map((tag) => JSON.stringify(tag)).join(', '),
  };
}

/** Overlay, and path of the file that a template becomes. */
function divided(template: string): readonly [string, string] {
  const slash = template.indexOf('/');
  return [template.slice(0, slash), template.slice(slash + 1).replace(/\.hbs$/, '')];
}
