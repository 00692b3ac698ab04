import { exampleModelWithEntities } from '../testing/entities';
import { exampleModel } from '../testing/models';
import { PythonInvalid } from '../service/errors';
import { renderService } from './render';
import { renderEntity, renderRegistries } from './render-entities';
import type { TemplateSource } from './template-source';

const source = (templates: Record<string, string>): TemplateSource & { readonly read: jest.Mock } => ({
  list: () => Object.keys(templates),
  read: jest.fn((path: string) => templates[path] ?? ''),
});

const domain = 'entity/src/__module__/domain/__entities__/__entity__.py.hbs';
const registry = 'common/src/__module__/operational/operations.py.hbs';
const templates = {
  [domain]: `"""The {{words}}."""

from ..identity import EntityId
from decimal import Decimal
import datetime as dt
from __future__ import annotations


class {{pascal}}:
{{#each fields}}
    {{attribute}}: {{annotation}}
{{/each}}
`,
  'entity/src/__module__/domain/__entities__/nothing.py.hbs': '{{#if (eq design "mvc")}}\nx = 1\n{{/if}}\n',
  'entity/docs/__entity__.md.hbs': '{{snakePlural}} of {{module}}\n',
  [registry]: `"""All operations."""

{{#each entities}}
from .{{snakePlural}} import {{pascal}}
{{/each}}

{{#each entities}}
a_{{snake}} = {{pascal}}
{{/each}}
b  = 1
`,
  'common/src/__module__/domain/identity.py.hbs': 'x  =  1\n',
  'common/pyproject.toml.hbs': '{{{manifest}}}\n',
};

const model = exampleModelWithEntities();
const texts = (files: readonly { path: string; content: string }[]) => Object.fromEntries(files.map(({ path, content }) => [path, content]));

describe('the files of an entity', () => {
  it('are named by it, and import what they use', () => {
    expect(texts(renderEntity(model, 'category', source(templates)))).toEqual({
      'docs/category.md': 'categories of acme_orders\n',
      'src/acme_orders/domain/categories/category.py': `"""The category."""

from __future__ import annotations


class Category:
    name: str
`,
    });
    const { 'src/acme_orders/domain/order_items/order_item.py': text = '' } = texts(renderEntity(model, 'order-item', source(templates)));
    expect(text.slice(0, text.indexOf('    quantity'))).toBe(`"""The order item."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from ..identity import EntityId


class OrderItem:
    title: str
    notes: str | None
`);
  });

  it('go where the design has them', () => {
    expect(Object.keys(texts(renderEntity(exampleModelWithEntities({ design: 'mvc' }), 'category', source(templates))))).toEqual([
      'docs/category.md',
      'src/acme_orders/models/categories/category.py',
      'src/acme_orders/models/categories/nothing.py',
    ]);
  });

  it('are none for an entity that is not there', () => expect(renderEntity(model, 'nobody', source(templates))).toEqual([]));

  it('are made of their own templates alone, as registries are of theirs', () => {
    const own = source(templates);
    renderEntity(model, 'category', own);
    expect(own.read.mock.calls.map(([path]) => String(path)).filter((path) => path.startsWith('common/'))).toEqual([]);
    const registries = source(templates);
    renderRegistries(model, registries);
    expect(registries.read.mock.calls.map(([path]) => String(path)).sort()).toEqual(['common/pyproject.toml.hbs', registry]);
  });

  it('are Python where lines have to be broken', () => {
    const broken = { [domain]: `x = 1\nclass (\ny = ${'x'.repeat(100)}\n`, 'common/a.hbs': '' };
    expect(() => renderEntity(model, 'category', source(broken))).toThrow(PythonInvalid);
    expect(() => renderEntity(model, 'category', source(broken))).toThrow('where: src/acme_orders/domain/categories/category.py:2:7');
  });
});

describe('the registries', () => {
  it('have lines of every entity, and the manifest', () => {
    const files = texts(renderRegistries(model, source(templates)));
    expect(files['src/acme_orders/operational/operations.py']).toBe(`"""All operations."""

from .categories import Category
from .order_items import OrderItem

a_category = Category
a_order_item = OrderItem
b  = 1
`);
    expect(files['pyproject.toml']).toContain('[tool.nx-robyn.entities.order-item]');
    expect(Object.keys(files)).toHaveLength(2);
  });

  it('are as they were written where there is no entity', () => {
    expect(texts(renderRegistries(exampleModel(), source(templates)))['src/acme_orders/operational/operations.py']).toBe('"""All operations."""\n\n\nb  = 1\n');
  });
});

describe('a service', () => {
  it('is its own files, the registries and the files of its entities, by path', () => {
    const files = renderService(model, source(templates));
    const parts = [...renderRegistries(model, source(templates)), ...model.entities.flatMap(({ name }) => renderEntity(model, name, source(templates)))];
    expect(files).toEqual(expect.arrayContaining(parts));
    expect(files).toHaveLength(parts.length + 1);
    const paths = files.map(({ path }) => path);
    expect(paths).toEqual([...paths].sort());
  });
});
