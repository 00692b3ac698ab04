import Handlebars from 'handlebars';
import { TemplateInvalid } from '../service/errors';
import type { ServiceModel } from '../service/model';
import { templateContext } from './context';
import { renderPlain } from './plain-template';
import { partialsFolder, plan, type PlannedFile } from './plan';
import { usesTypeParameters, withTypeParameters } from './python/type-parameters';
import { wrapImports } from './python/wrap-imports';
import { relocator } from './relocation';
import type { TemplateSource } from './template-source';

/** A planned file with its text. */
export interface RenderedFile extends PlannedFile {
  readonly content: string;
}

/**
 * All files of a service, sorted by path. The same model and templates give the same bytes.
 *
 * @throws TemplateInvalid when a template names what the context lacks, or does not parse
 */
export function renderService(model: ServiceModel, templates: TemplateSource): readonly RenderedFile[] {
  const paths = templates.list();
  const renderer = new Renderer(templates, paths);
  const context = templateContext(model);
  const planned = plan(model, paths);
  const relocate = relocator(model, planned);
  return planned.map((file) => {
    const content = relocate(file, renderer.render(file.template, context));
    return { ...file, content: file.path.endsWith('.py') ? asPython(content, model) : content };
  });
}

/** What depends on the length of the module's name, and on how old a Python may be. */
function asPython(source: string, model: ServiceModel): string {
  return wrapImports(usesTypeParameters(model) ? withTypeParameters(source) : source);
}

/** An instance of Handlebars of its own: no helper or partial of it is seen by anybody else, nor theirs by it. */
class Renderer {
  private readonly handlebars = Handlebars.create();

  constructor(
    private readonly templates: TemplateSource,
    paths: readonly string[],
  ) {
    this.handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
    this.handlebars.registerHelper('json', (value: unknown) => JSON.stringify(value));
    this.handlebars.registerHelper('named', (kind: string, variant: string | number) => `${kind}-${variant}`);
    this.handlebars.registerHelper('tab', () => '\t');
    for (const path of paths.filter((candidate) => candidate.startsWith(`${partialsFolder}/`))) {
      const name = path.slice(partialsFolder.length + 1).replace(/\.hbs$/, '');
      this.handlebars.registerPartial(name, this.compile(this.templates.read(path)));
    }
  }

  render(path: string, context: object): string {
    try {
      const text = this.templates.read(path);
      // Handlebars makes JavaScript of a template, which is most of the time that rendering takes: few need it.
      return renderPlain(text, context) ?? this.compile(text)(context);
    } catch (error) {
      throw new TemplateInvalid({
        what: `a template does not render.`,
        where: path,
        why: error instanceof Error ? error.message : String(error),
        fix: 'report it: templates of a released package render for every model',
      });
    }
  }

  private compile(text: string): (context: object) => string {
    return this.handlebars.compile(text, { strict: true, noEscape: true });
  }
}
