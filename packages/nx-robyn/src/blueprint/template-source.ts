/** Where templates come from. Paths are relative to the templates root, with forward slashes. */
export interface TemplateSource {
  /** Paths of every template, sorted. */
  list(): readonly string[];
  /** Text of one template. */
  read(path: string): string;
  /** What `Handlebars.precompile` made of one template, strictly and without escaping; undefined where nobody did. */
  compiled?(path: string): object | undefined;
}
