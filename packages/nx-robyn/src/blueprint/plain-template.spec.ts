import * as fc from 'fast-check';
import Handlebars from 'handlebars';
import { renderPlain } from './plain-template';

const context = { module: 'acme_orders', port: 8000, title: '<A> & "B" $& $1', empty: '', tags: ['a', 'b'], redis: false };

/** Handlebars joins what it renders with `+`, which adds up two numbers at the start of a template. */
const asTexts = { ...context, port: String(context.port) };

describe('renderPlain', () => {
  it('renders as Handlebars does, or leaves it to it', () => {
    const names = fc.constantFrom(...Object.keys(context), 'nobody', 'eq', 'toString', 'this', 'else');
    const piece = fc.oneof(
      fc.constantFrom('{', '}', '{{', '}}', '\\', '\n', '  ', '#', '{{!', '{{~', '~}}', 'import x'),
      names,
      names.map((name) => `{{${name}}}`),
      names.map((name) => `{{{${name}}}}`),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        const plain = renderPlain(text, context);
        if (plain === undefined) return;
        const compiled = Handlebars.create().compile(text, { strict: true, noEscape: true });
        expect(plain).toBe(compiled(asTexts));
      }),
      { numRuns: 5000 },
    );
  });

  it.each(['{{#if redis}}x{{/if}}', '{{> part}}', '{{! comment }}', '{{json tags}}', '{{{module}}}', '\\{{module}}', '{{~module}}', '{{ module }}', '{{nobody}}'])(
    'leaves %s to Handlebars',
    (text) => expect(renderPlain(text, context)).toBeUndefined(),
  );

  it('renders text and values', () => {
    expect(renderPlain('a', context)).toBe('a');
    expect(renderPlain('{{port}}{{port}}', context)).toBe('80008000');
    expect(renderPlain('from {{module}} import x # {{title}}', context)).toBe('from acme_orders import x # <A> & "B" $& $1');
  });
});
