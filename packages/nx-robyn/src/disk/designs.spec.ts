import { renderService, type RenderedFile } from '../blueprint/render';
import * as model from '../service/model';
import { deadImports } from '../testing/dead-imports';
import { exampleModel } from '../testing/models';
import { shippedTemplates } from './templates';

const service = (options: Partial<model.ServiceModel>) => renderService(exampleModel(options), shippedTemplates());
const text = (files: readonly RenderedFile[], path: string) => files.find((file) => file.path === path)?.content;

const orms = model.orms.filter((orm) => shippedTemplates().list().some((path) => path.startsWith(`${orm}/migrations/`)));
const stacks = model.designs.flatMap((design) =>
  orms.flatMap((orm) => model.uids.flatMap((uid) => model.caches.map((cache) => ({ design, orm, uid, cache })))),
);

describe('a design', () => {
  it.each(stacks)('leaves no import dead: $design, $orm, $uid, $cache', (stack) => {
    const files = service(stack);
    expect(files.length).toBeGreaterThan(100);
    expect(deadImports(files)).toEqual([]);
  });

  it('is seen through by this test', () => {
    const files = service({}).map((file) =>
      file.path === 'src/acme_orders/__main__.py' ? { ...file, content: 'from .bootstrap.line import main\nfrom .config import nothing\n' } : file,
    );
    expect(deadImports(files)).toEqual([
      'src/acme_orders/__main__.py: from .bootstrap.line import main',
      'src/acme_orders/__main__.py: from .config import nothing',
    ]);
  });

  it('speaks its own language', () => {
    const others = { ddd: /\b(views|middlewares|urls\.py)\b/, mvc: /\b(presentation|operational|domain\.\w+\.\w+)\b|domain\// };
    for (const design of model.designs) {
      const strangers = service({ design }).filter(({ path, content }) => others[design].test(`${path}\n${content}`));
      expect(strangers.map(({ path }) => `${design}: ${path}`)).toEqual([]);
    }
  });

  it('is mvc with the folders and files that robyn-config knows', () => {
    const names = new Set(service({ design: 'mvc' }).map(({ path }) => path.split('/')[2]));
    for (const name of ['config', 'models', 'services', 'views', 'schemas', 'middlewares', 'urls.py', 'utils.py', 'cli.py']) {
      expect(names).toContain(name);
    }
  });

  it.each(model.designs)('%s has the folders and files that its manifest names', (design) => {
    const paths = service({ design }).map(({ path }) => path);
    for (const named of Object.values(exampleModel({ design }).paths)) {
      expect(`${named}: ${paths.some((path) => path === named || path.startsWith(`${named}/`))}`).toBe(`${named}: true`);
    }
  });

  it.each([
    ['ddd', 'src/acme_orders/presentation/__init__.py', '.'],
    ['mvc', 'src/acme_orders/urls.py', '.views'],
  ] as const)('%s registers routes in %s', (design, path, source) => {
    const registry = text(service({ design }), path) ?? '';
    const modules = new RegExp(`^from ${source.replace('.', '\\.')} import (.+)$`, 'm').exec(registry)?.[1]?.split(', ') ?? [];
    expect(modules).toContain('users');
    expect([...registry.matchAll(/^ {4}(\w+)\.register\(app\)$/gm)].map(([, name]) => name).sort()).toEqual(modules);
    expect(registry).toMatch(/^__all__ = \(.*\)$/m);
  });
});
