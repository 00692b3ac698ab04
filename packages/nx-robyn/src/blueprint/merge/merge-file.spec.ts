import * as fc from 'fast-check';
import { type Conflict, mergeFile } from './merge-file';

const routes = (imports: string, calls: readonly string[], after = '') =>
  `"""The routes of the service."""\n\nfrom . import ${imports}\nfrom .http import RouteTable\n\n\ndef register_routes(app: RouteTable) -> None:\n${calls
    .map((name) => `    ${name}.register(app)\n`)
    .join('')}\n\n__all__ = ("register_routes",)\n${after}`;

const base = routes('health, users', ['health', 'users']);
const theirs = routes('health, order_items, users', ['health', 'users', 'order_items']);

function merged(ours: string, versions = { base, theirs }, path = 'routes.py', registry = true): string {
  const outcome = mergeFile({ ...versions, ours }, path, registry);
  if (outcome.kind === 'conflicts') throw new Error(`conflicts: ${JSON.stringify(outcome.conflicts)}`);
  return outcome.text;
}

function conflicts(ours: string, versions = { base, theirs }, path = 'routes.py', registry = true): readonly Conflict[] {
  const outcome = mergeFile({ ...versions, ours }, path, registry);
  if (outcome.kind === 'merged') throw new Error(`merged: ${outcome.text}`);
  return outcome.conflicts;
}

describe('mergeFile', () => {
  it('gives what is to be where nobody edited, and what is there where nothing has to change', () => {
    expect(merged(base)).toBe(theirs);
    expect(merged('mine\n', { base, theirs: base })).toBe('mine\n');
    expect(merged(theirs)).toBe(theirs);
  });

  it('keeps what both insert at one place, the user first, and imports in order', () => {
    const mine = routes('health, payments, users', ['health', 'users', 'payments']);
    expect(merged(mine)).toBe(routes('health, order_items, payments, users', ['health', 'users', 'payments', 'order_items']));
  });

  it('keeps edits elsewhere', () => {
    const mine = base.replace('The routes of the service.', 'Our routes.').replace('    health.register(app)\n', '    health.register(app)  # first\n');
    expect(merged(mine)).toBe(theirs.replace('The routes of the service.', 'Our routes.').replace('health.register(app)', 'health.register(app)  # first'));
  });

  it('takes away again exactly what it put in, whatever was added since', () => {
    const mine = routes('health, payments, users', ['health', 'payments', 'users'], '\n\ndef ours() -> None: ...\n');
    expect(merged(merged(mine), { base: theirs, theirs: base })).toBe(mine);
  });

  it('wraps imports that become too long, and joins nothing that it does not change', () => {
    const names = Array.from({ length: 9 }, (_, index) => `module_${index}`);
    const mine = routes(names.concat('health', 'users').sort().join(', '), ['health', 'users']);
    const wrapped = names.concat('health', 'users', 'order_items').sort().map((name) => `    ${name},\n`).join('');
    expect(merged(mine)).toContain(`from . import (\n${wrapped})\n`);
    const other = mine.replace('from .http import RouteTable', 'from .http import (\n    RouteTable,\n)');
    expect(merged(other, { base: mine, theirs: mine.replace('    users.register(app)\n', '    users.register(app)\n    x.register(app)\n') })).toContain(
      'from .http import (\n    RouteTable,\n)',
    );
  });

  it.each([
    ['one line', '__all__ = ("A", "C", "mine")\n', '__all__ = ("A", "B", "C", "mine")\n'],
    ['a line each', '__all__ = (\n    "A",\n    "C",\n    "mine",\n)\n', '__all__ = (\n    "A",\n    "B",\n    "C",\n    "mine",\n)\n'],
    ['a list', '__all__ = ["A", "C", "mine"]\n', '__all__ = ["A", "B", "C", "mine"]\n'],
    ['other quotes', "__all__ = ('A', 'C', 'mine')\n", '__all__ = ("A", "B", "C", "mine")\n'],
  ])('merges __all__ by name: %s', (_, ours, expected) => {
    expect(merged(ours, { base: '__all__ = ("A", "C")\n', theirs: '__all__ = (\n    "A",\n    "B",\n    "C",\n)\n' })).toBe(expected);
  });

  it('finds a place for a whole property between others that look alike', () => {
    const property = (name: string) => `    @property\n    def ${name}(self) -> int:\n        """It."""\n        ...\n\n`;
    const unit = (...names: string[]) => `class Unit:\n${names.map(property).join('')}    def commit(self) -> None: ...\n`;
    const versions = { base: unit('users', 'sessions'), theirs: unit('users', 'sessions', 'order_items') };
    expect(merged(unit('users', 'sessions', 'mine'), versions)).toBe(unit('users', 'sessions', 'mine', 'order_items'));
    const short = unit('users', 'sessions').replace('    def commit', '    @property\n    def mine(self) -> int: ...\n\n    def commit');
    expect(merged(short, versions)).toBe(unit('users', 'sessions', 'order_items').replace('    @property\n    def order_items', '    @property\n    def mine(self) -> int: ...\n\n    @property\n    def order_items'));
  });

  it('names a conflict where a property would lose a line that somebody took from the one above it', () => {
    const property = (name: string) => `    @property\n    def ${name}(self) -> int:\n        """${name}."""\n        ...\n\n`;
    const unit = (...names: string[]) => `class Unit:\n${names.map(property).join('')}    def commit(self) -> None: ...\n`;
    const versions = { base: unit('users'), theirs: unit('users', 'order_items') };
    const bare = (text: string) => text.replace('"""users."""\n        ...\n', '"""users."""\n');
    expect(merged(bare(unit('users')), versions)).toBe(bare(unit('users', 'order_items')));
    expect(conflicts(bare(unit('users')).replace('    def commit(self) -> None: ...\n', ''), versions)).toHaveLength(1);
  });

  it('takes away a property beside one of the user that looks alike', () => {
    const property = (name: string) => `    @property\n    def ${name}(self) -> int:\n        """It."""\n        ...\n\n`;
    const unit = (...names: string[]) => `class Unit:\n${names.map(property).join('')}    def commit(self) -> None: ...\n`;
    const versions = { base: unit('users', 'order_items', 'tags'), theirs: unit('users', 'tags') };
    for (const [ours, left] of [
      [unit('users', 'mine', 'order_items', 'tags'), unit('users', 'mine', 'tags')],
      [unit('users', 'order_items', 'mine', 'tags'), unit('users', 'mine', 'tags')],
      [unit('mine', 'users', 'more', 'order_items', 'tags', 'last'), unit('mine', 'users', 'more', 'tags', 'last')],
    ] as const) {
      expect(merged(ours, versions)).toBe(left);
    }
  });

  it('names lines that have no place any more, and is content when somebody puts them in', () => {
    const mine = 'from . import health, users\n\nMODULES = (health, users)\n';
    const found = conflicts(mine);
    expect(found.flatMap(({ theirs: lines }) => lines)).toContain('    order_items.register(app)');
    expect(found.every(({ line }) => line >= 1 && line <= 3)).toBe(true);
    const elsewhere = base.replace('    users.register(app)\n', '    everything(app)\n').concat('\n\ndef everything(app: RouteTable) -> None:\n    users.register(app)\n');
    expect(conflicts(elsewhere)).toMatchObject([{ line: 9, theirs: expect.arrayContaining(['    order_items.register(app)']) as unknown }]);
    const mended = elsewhere.replace('    users.register(app)\n', '    order_items.register(app)\n    users.register(app)\n');
    expect(merged(mended)).toBe(mended.replace('import health, users', 'import health, order_items, users'));
  });

  it('names every conflict with both sides and the line where it is', () => {
    const values = (title: string, price: string) => `class Values:\n    title: ${title}\n    a: int\n    b: int\n    price: ${price}\n`;
    const versions = { base: values('str', 'int'), theirs: values('str | None', 'Decimal') };
    expect(conflicts(`# mine\n${values('Title', 'Price')}`, versions, 'values.py', false)).toEqual([
      { line: 3, base: ['    title: str'], ours: ['    title: Title'], theirs: ['    title: str | None'] },
      { line: 6, base: ['    price: int'], ours: ['    price: Price'], theirs: ['    price: Decimal'] },
    ]);
  });

  it('takes a conflict for solved when the new lines are there and the old ones are not', () => {
    const versions = { base: 'a\nold\nz\n', theirs: 'a\nnew\nz\n' };
    expect(conflicts('a\nmine\nz\n', versions, 'x.txt', false)).toHaveLength(1);
    expect(merged('a\nmine\nnew\nmore\nz\n', versions, 'x.txt', false)).toBe('a\nmine\nnew\nmore\nz\n');
  });

  it('adds a line once that somebody added elsewhere, in a registry only', () => {
    const versions = { base: 'a\nb\nc\n', theirs: 'a\nb\nc\nnew\n' };
    expect(merged('new\na\nb\nc\n', versions, 'x.txt', true)).toBe('new\na\nb\nc\n');
    expect(merged('new\na\nb\nc\n', versions, 'x.txt', false)).toBe('new\na\nb\nc\nnew\n');
  });

  it('keeps ends of lines, a byte order mark and a missing newline at the end', () => {
    const windows = (text: string) => text.replaceAll('\n', '\r\n');
    expect(merged(windows(base))).toBe(windows(theirs));
    expect(merged(`\ufeff${base}`)).toBe(`\ufeff${theirs}`);
    expect(merged(base.slice(0, -1))).toBe(theirs.slice(0, -1));
    const mixed = windows(base).replace('users.register(app)\r\n', 'users.register(app)\n');
    expect(merged(mixed)).toBe(windows(theirs).replace('users.register(app)\r\n', 'users.register(app)\n'));
  });

  it('is the inverse of itself whatever lines are added to a file, and where', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{2,6}$/), { maxLength: 3 });
    fc.assert(
      fc.property(names, names, names, fc.boolean(), fc.boolean(), (stay, own, added, windows, cut) => {
        const all = (...modules: readonly (readonly string[])[]) => {
          const set = [...new Set(['health', 'users', ...modules.flat()])];
          return routes([...set].sort().join(', '), set);
        };
        const form = (text: string) => (windows ? text.replaceAll('\n', '\r\n') : text).slice(0, cut ? (windows ? -2 : -1) : undefined);
        const foreign = own.filter((name) => !stay.includes(name) && !added.includes(name));
        const fresh = added.filter((name) => !stay.includes(name));
        const ours = form(all(stay, foreign));
        const there = merged(ours, { base: all(stay), theirs: all(stay, fresh) });
        for (const name of fresh) expect(there).toContain(`    ${name}.register(app)`);
        expect(merged(there, { base: all(stay, fresh), theirs: all(stay) })).toBe(ours);
      }),
    );
  });
});

describe('a comment behind the last line of a registry', () => {
  const unit = (...names: readonly string[]) =>
    `class UnitOfWork(Protocol):\n${names.map((name) => `    @property\n    def ${name}(self) -> int:\n        """${name}."""\n        ...\n`).join('\n')}`;
  const commented = (text: string) => text.replace(/\n$/, '  # ours\n');

  it('stays behind it when lines come after it', () => {
    const ours = commented(unit('users'));
    expect(merged(ours, { base: unit('users'), theirs: unit('users', 'orders') }, 'unit_of_work.py')).toBe(`${ours}\n${unit('orders').split('\n').slice(1).join('\n')}`);
  });
});
