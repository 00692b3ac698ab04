const value = /(?<![\\{])\{\{([A-Za-z]\w*)\}\}(?!\})/g;

/**
 * Renders a template that names texts and numbers of the context and does nothing else: no block, helper, partial,
 * comment or escape. The result is what Handlebars makes of it, strictly and without escaping; numbers side by side are
 * written one after the other, where Handlebars adds them up.
 *
 * @returns undefined for any other template, which is then Handlebars' to render or to refuse
 */
export function renderPlain(text: string, context: object): string | undefined {
  const values = context as Readonly<Record<string, unknown>>;
  const filled = [...text.matchAll(value)].every(([, name = '']) => {
    return Object.hasOwn(values, name) && ['string', 'number'].includes(typeof values[name]);
  });
  if (!filled || text.replace(value, '').includes('{{')) return undefined;
  return text.replace(value, (_, name: string) => String(values[name]));
}
