import * as fc from 'fast-check';
import { syntaxError } from '../../blueprint/python/syntax-error';
import { MergeConflict } from '../../service/errors';
import { EntityWorkspace } from '../../testing/entity-workspace';
import { removeEntityGenerator } from '../remove-entity/generator';

jest.mock('../../blueprint/render-entities', () => jest.requireActual<object>('../../testing/entity-blueprint'));

/** What somebody does to a line of a file. */
const edit = fc.record({ at: fc.nat(60), kind: fc.constantFrom('comment above', 'blank above', 'comment behind', 'delete', 'own lines') });

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

function edited(text: string, { at, kind }: Edit): string {
  const lines = text.split('\n');
  const index = at % lines.length;
  const line = lines[index] ?? '';
  const indent = /^ */.exec(line)?.[0] ?? '';
  if (kind === 'own lines') return withOwnLines(lines, index);
  if (kind === 'delete') lines.splice(index, 1);
  else if (kind === 'comment behind') lines[index] = line.trim() === '' || line.includes('"""') ? line : `${line}  # ours`;
  else lines.splice(index, 0, kind === 'blank above' ? '' : `${indent}# ours`);
  return lines.join('\n');
}

/** A property or a route of somebody's, before the next one. */
function withOwnLines(lines: readonly string[], from: number): string {
  const next = lines.findIndex((line, index) => index >= from && /^ {4}(@property|async def|\w+\.register)/.test(line));
  if (next < 0) return lines.join('\n');
  const property = ['    @property', `    def own_${from}(self) -> int:`, '        """Own."""', '        ...', ''];
  const own = lines[next]?.includes('register') ? [`    own_${from}.register(app)`] : property;
  return [...lines.slice(0, next), ...own, ...lines.slice(next)].join('\n');
}

describe('entity, whatever was edited in the registries', () => {
  afterEach(() => jest.restoreAllMocks());

  it('is refused and writes nothing, or adds its lines and remove-entity takes just them away', async () => {
    const outcomes = { refused: 0, merged: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 4 }), fc.boolean(), async (edits, second) => {
        const workspace = new EntityWorkspace();
        if (second) await workspace.entity({ name: 'category' });
        for (const path of [workspace.routes, workspace.unit]) {
          const text = edits.reduce(edited, workspace.read(path));
          fc.pre(syntaxError(text) === undefined);
          workspace.tree.write(path, text);
        }
        const before = workspace.contents();
        try {
          await workspace.entity();
        } catch (error) {
          expect(error).toBeInstanceOf(MergeConflict);
          expect(workspace.contents()).toEqual(before);
          outcomes.refused += 1;
          return;
        }
        expect(workspace.read(workspace.routes)).toMatch(/^ {4}order_items\.register\(app\)$/m);
        expect(workspace.read(workspace.unit)).toMatch(/^ {4}@property\n {4}def order_items\(self\) -> OrderItemRepository:\n {8}"""The order_items\."""\n {8}\.\.\.$/m);
        await removeEntityGenerator(workspace.tree, { name: 'order-item' });
        expect(workspace.contents()).toEqual(before);
        outcomes.merged += 1;
      }),
      { numRuns: 150 },
    );
    expect(outcomes.merged).toBeGreaterThan(outcomes.refused / 4);
  });
});
