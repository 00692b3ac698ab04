import { PositionEncoding, Workspace } from '@astral-sh/ruff-wasm-nodejs';
import * as fc from 'fast-check';
import { lineLength } from '../blueprint/python/line-length';
import { tidyPython } from '../blueprint/python/tidy';
import { renderService, type RenderedFile } from '../blueprint/render';
import { designs, orms, pythonVersions, type ServiceModel } from '../service/model';
import { arbitraryEntities, exampleModelWithEntities } from '../testing/entities';
import { exampleModel } from '../testing/models';
import { shippedTemplates } from './templates';

const templates = shippedTemplates();
const stacks = designs.flatMap((design) => orms.map((orm) => ({ design, orm })));

const ruff = new Workspace(
  {
    'line-length': lineLength,
    'target-version': 'py311',
    lint: { select: ['E9', 'F', 'I', 'RUF022', 'N', 'A'], isort: { 'known-first-party': ['acme_orders', 'tests'] } },
  },
  PositionEncoding.Utf16,
);

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly start_location: { readonly row: number };
}

/** What ruff has to say of the Python of a service; nothing, of what is generated. */
function faults(files: readonly RenderedFile[]): readonly string[] {
  return files
    .filter(({ path }) => path.endsWith('.py') && !path.startsWith('migrations/'))
    .flatMap(({ path, content }) => {
      const found = (ruff.check(content) as Diagnostic[]).map(({ code, message, start_location: { row } }) => `${path}:${row}: ${code} ${message}`);
      return [...found, ...(ruff.format(content) === content ? [] : [`${path}: is not formatted`])];
    });
}

/** The files that entities have a part in: those that another service does not have, or has otherwise. */
function ofEntities(model: ServiceModel): readonly RenderedFile[] {
  const bare = new Map(renderService({ ...model, entities: [] }, templates).map(({ path, content }) => [path, content]));
  return renderService(model, templates).filter(({ path, content }) => bare.get(path) !== content);
}

describe.each(stacks)('what is generated, $design, $orm', (stack) => {
  it('is as ruff has it, with every kind of field', () => expect(faults(renderService(exampleModelWithEntities(stack), templates))).toEqual([]));

  it('is as ruff has it, whatever the entities', () => {
    const model = exampleModel(stack);
    fc.assert(
      fc.property(arbitraryEntities(model, { minLength: 1 }), (entities) => {
        expect(faults(ofEntities({ ...model, entities }))).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });

  it.each(['acme-orders', 'a', 'a-service-with-a-name-that-makes-lines-too-long'])('is tidy already where no entity has made it so: %s', (name) => {
    const model = exampleModel({ ...stack, name });
    for (const { path, content, owner } of renderService(model, templates)) {
      if (!path.endsWith('.py') || owner !== 'registry') continue;
      expect(`${path}\n${tidyPython(content, model, path)}`).toBe(`${path}\n${content}`);
    }
  });
});

it.each(pythonVersions)('is formatted for Python %s', (pythonVersion) => {
  expect(faults(ofEntities(exampleModelWithEntities({ pythonVersion })))).toEqual([]);
});
