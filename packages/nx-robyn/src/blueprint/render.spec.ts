import Handlebars from 'handlebars';
import { exampleModel } from '../testing/models';
import { TemplateInvalid } from '../service/errors';
import { renderService } from './render';

const rendered = (templates: Record<string, string>, model = exampleModel()) =>
  Object.fromEntries(
    renderService(model, {
      list: () => Object.keys(templates),
      read: (path) => templates[path] ?? '',
    }).map((file) => [file.path, file.content]),
  );

describe('renderService', () => {
  it('fills values in and escapes nothing', () => {
    const template = '{{name}} {{title}} {{module}} {{port}} {{json tags}} {{pythonTag}} {{tab}}| {{databaseUrl}}';
    expect(rendered({ 'common/a.hbs': template }, exampleModel({ tags: ['<a>&"'] }))).toEqual({
      a: 'acme-orders Acme Orders acme_orders 8000 ["<a>&\\""] py311 \t| sqlite:///./var/acme-orders.db',
    });
  });

  it('has the switches of the database and the cache', () => {
    const template = '{{#if redis}}R{{/if}}{{#if postgresql}}P{{/if}}{{#if (eq cache "memory")}}M{{/if}}';
    expect(rendered({ 'common/a.hbs': template })).toEqual({ a: 'M' });
    const other = exampleModel({ cache: 'redis', database: 'postgresql' });
    expect(rendered({ 'common/a.hbs': template }, other)).toEqual({ a: 'RP' });
  });

  it('knows partials, in folders too', () => {
    const templates = { 'common/a.hbs': '{{> imports}}{{> b/c}}', '_partials/imports.hbs': 'import {{module}}', '_partials/b/c.hbs': '!' };
    expect(rendered(templates)).toEqual({ a: 'import acme_orders!' });
  });

  it('keeps files without a value byte for byte', () => {
    expect(rendered({ 'common/a.hbs': 'x = "\\d}" # {one}\r\n' })).toEqual({ a: 'x = "\\d}" # {one}\r\n' });
  });

  it.each(['{{nobody}}', '{{#if nobody}}x{{/if}}{{/if}}', '{{> nobody}}', '{{name'])('refuses %s, naming the template', (template) => {
    expect(() => rendered({ 'common/a.hbs': template })).toThrow(TemplateInvalid);
    expect(() => rendered({ 'common/a.hbs': template })).toThrow('where: common/a.hbs');
  });

  it('leaves the global Handlebars alone', () => {
    const before = [Object.keys(Handlebars.helpers), Object.keys(Handlebars.partials)];
    rendered({ 'common/a.hbs': '{{> p}}', '_partials/p.hbs': '{{tab}}' });
    expect([Object.keys(Handlebars.helpers), Object.keys(Handlebars.partials)]).toEqual(before);
  });
});
