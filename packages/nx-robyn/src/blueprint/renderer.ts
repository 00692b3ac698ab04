import { runInThisContext } from 'node:vm';
import Handlebars from 'handlebars/runtime';
import { TemplateInvalid } from '../service/errors';
import { renderPlain } from './plain-template';
import { partialsFolder } from './plan';
import type { TemplateSource } from './template-source';

type Template = (context: object) => string;

/** What is made of the same templates once: compiling one takes longer than rendering it. */
const known = new WeakMap<TemplateSource, { readonly handlebars: typeof Handlebars; readonly compiled: Map<string, Template> }>();

/** An instance of Handlebars of its own: no helper or partial of it is seen by anybody else, nor theirs by it. */
export class Renderer {
  private readonly handlebars: typeof Handlebars;
  private readonly compiled: Map<string, Template>;

  /** @param templates what is read of them is taken for the same each time */
  constructor(
    private readonly templates: TemplateSource,
    paths: readonly string[],
  ) {
    const shared = known.get(templates) ?? { handlebars: Handlebars.create(), compiled: new Map<string, Template>() };
    ({ handlebars: this.handlebars, compiled: this.compiled } = shared);
    if (known.has(templates)) return;
    known.set(templates, shared);
    this.handlebars.registerHelper('eq', (a: unknown, b: unknown) => a === b);
    this.handlebars.registerHelper('json', (value: unknown) => JSON.stringify(value));
    this.handlebars.registerHelper('named', (kind: string, variant: string | number) => `${kind}-${variant}`);
    this.handlebars.registerHelper('tab', () => '\t');
    for (const path of paths.filter((candidate) => candidate.startsWith(`${partialsFolder}/`))) {
      const name = path.slice(partialsFolder.length + 1).replace(/\.hbs$/, '');
      this.handlebars.registerPartial(name, this.template(path, () => this.templates.read(path)));
    }
  }

  render(path: string, context: object): string {
    try {
      const text = this.templates.read(path);
      // Handlebars makes JavaScript of a template, which is most of the time that rendering takes: few need it.
      return renderPlain(text, context) ?? this.template(path, () => text)(context);
    } catch (error) {
      throw new TemplateInvalid({
        what: `a template does not render.`,
        where: path,
        why: error instanceof Error ? error.message : String(error),
        fix: 'report it: templates of a released package render for every model',
      });
    }
  }

  /** By its path: made when the package was built, else now. */
  private template(path: string, read: () => string): Template {
    const known = this.compiled.get(path);
    if (known !== undefined) return known;
    const template = this.handlebars.template<object>(this.templates.compiled?.(path) ?? compile(read()));
    this.compiled.set(path, template);
    return template;
  }
}

/** What a build makes of a template, as well (`tools/precompile.mjs`). The compiler is loaded when it is first needed. */
function compile(text: string): object {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { precompile } = require('handlebars') as typeof Handlebars;
  return runInThisContext(`(${String(precompile(text, { strict: true, noEscape: true }))})`) as object;
}
