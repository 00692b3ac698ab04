import type { ServiceModel } from '../service/model';
import type { PlannedFile } from './plan';
import { tidyPython } from './python/tidy';
import { usesTypeParameters, withTypeParameters } from './python/type-parameters';
import { wrapImports } from './python/wrap-imports';
import { type Relocate, relocator } from './relocation';
import type { RenderedFile } from './render';
import { Renderer } from './renderer';
import type { TemplateSource } from './template-source';

/** Makes texts of planned files, for one model. */
export class Rendering {
  private readonly renderer: Renderer;
  private readonly relocate: Relocate;

  /**
   * @param paths of all templates
   * @param known files that imports and references can name
   */
  constructor(
    private readonly model: ServiceModel,
    templates: TemplateSource,
    paths: readonly string[],
    known: readonly PlannedFile[],
  ) {
    this.renderer = new Renderer(templates, paths);
    this.relocate = relocator(model, known);
  }

  /** A file of the service itself. A registry is tidied where entities have lines in it. */
  serviceFile(file: PlannedFile, context: object): RenderedFile {
    const isTidied = file.owner === 'registry' && this.model.entities.length > 0;
    return isTidied ? this.tidied(file, context) : { ...file, content: this.text(file, context) };
  }

  /** A file that is written once for all fields: it may import too much, and is formatted. */
  tidied(file: PlannedFile, context: object): RenderedFile {
    const content = this.text(file, context);
    return { ...file, content: file.path.endsWith('.py') ? tidyPython(content, this.model, file.path) : content };
  }

  private text(file: PlannedFile, context: object): string {
    const content = this.relocate(file, this.renderer.render(file.template, context));
    if (!file.path.endsWith('.py')) return content;
    // What depends on the length of the module's name, and on how old a Python may be.
    return wrapImports(usesTypeParameters(this.model) ? withTypeParameters(content) : content);
  }
}
