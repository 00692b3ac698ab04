import type { EntityModel } from '../service/entity/model';
import type { ServiceModel } from '../service/model';
import { type TemplateContext, templateContext } from './context';
import { entityContext } from './entity/context';
import type { PlannedEntity, PlannedFile } from './plan';
import { tidyLongLines } from './python/tidy';
import { usesTypeParameters, withTypeParameters } from './python/type-parameters';
import { wrapImports } from './python/wrap-imports';
import { type Relocate, relocator } from './relocation';
import type { RenderedFile } from './render';
import { Renderer } from './renderer';
import { renamedIn, type SharedPart, sharedText } from './shared-files';
import type { TemplateSource } from './template-source';

/** Makes texts of planned files, for one model. */
export class Rendering {
  private readonly renderer: Renderer;
  private readonly context: TemplateContext;
  private readonly relocate: Relocate;
  private readonly sharedParts: readonly SharedPart[];
  private readonly renamed: ReadonlyMap<string, string>;

  /**
   * @param paths of all templates
   * @param service its own files
   * @param entities those that imports and references can name
   */
  constructor(
    private readonly model: ServiceModel,
    templates: TemplateSource,
    paths: readonly string[],
    service: readonly PlannedFile[],
    entities: readonly PlannedEntity[],
  ) {
    this.renderer = new Renderer(templates, paths);
    this.context = templateContext(model);
    this.sharedParts = entities.flatMap(({ entity, files }) =>
      files
        .filter(({ shared }) => shared)
        .map((file) => ({ entity, file, canonical: this.renderer.render(file.template, this.contextOf(entity)) }))
        .filter(({ canonical }) => canonical.trim() !== ''),
    );
    this.renamed = renamedIn(this.sharedParts);
    this.relocate = relocator(model, [...service, ...entities.flatMap(({ files }) => files)], this.renamed);
  }

  /** A file of the service itself. A registry is tidied where entities have lines in it. */
  serviceFile(file: PlannedFile): RenderedFile {
    const content = this.text(file, this.renderer.render(file.template, this.context));
    const isTidied = file.owner === 'registry' && this.model.entities.length > 0;
    return isTidied ? this.tidied(file, content) : { ...file, content };
  }

  /** The files of one entity alone; a template that renders to nothing is no file. */
  entityFiles({ entity, files }: PlannedEntity): readonly RenderedFile[] {
    const context = this.contextOf(entity);
    return files
      .filter(({ shared }) => !shared)
      .map((file) => this.tidied(file, this.text(file, this.renderer.render(file.template, context))))
      .filter(({ content }) => content.trim() !== '');
  }

  /** The files that hold a part of every entity. */
  sharedFiles(): readonly RenderedFile[] {
    const byPath = new Map<string, SharedPart[]>();
    for (const part of this.sharedParts) byPath.set(part.file.path, [...(byPath.get(part.file.path) ?? []), part]);
    const renamed = new Set(this.renamed.values());
    return [...byPath].flatMap(([path, parts]) => {
      const [first] = parts;
      const content = sharedText(path, parts, this.model, renamed, (file, text) => this.text(file, text));
      return first === undefined ? [] : [{ ...first.file, content }];
    });
  }

  /** What is written once for all fields and names imports too much, and its lines may be too long. */
  private tidied(file: PlannedFile, content: string): RenderedFile {
    if (!file.path.endsWith('.py')) return { ...file, content };
    return { ...file, content: tidyLongLines(content, this.model, file.path) };
  }

  private text(file: PlannedFile, rendered: string): string {
    const content = this.relocate(file, rendered);
    if (!file.path.endsWith('.py')) return content;
    // What depends on the length of the module's name, and on how old a Python may be.
    return wrapImports(usesTypeParameters(this.model) ? withTypeParameters(content) : content);
  }

  private contextOf(entity: EntityModel): object {
    return { ...this.context, ...entityContext(entity, this.model) };
  }
}
