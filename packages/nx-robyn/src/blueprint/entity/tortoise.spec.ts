import { parseFields } from '../../service/entity/grammar';
import type { EntityModel } from '../../service/entity/model';
import { tortoiseField } from './tortoise';

function declared(text: string, { owner = false, target = undefined as string | undefined } = {}): string {
  const fields = parseFields(text, '--fields');
  const entity: EntityModel = { name: 'note', plural: 'notes', auth: 'all', owner, fields };
  return tortoiseField(fields[0]!, entity, target);
}

describe('tortoiseField', () => {
  it.each([
    ['title:string(120)', 'CharField(120)'],
    ['title:string(120)?:unique', 'CharField(120, null=True, unique=True)'],
    ['price:decimal(10,2):index:default=1.5', 'ExactDecimalField(10, 2, db_index=True, default=Decimal("1.50"))'],
    ['notes:text?', 'TextField(null=True)'],
    ['status:enum(open|done):default=open', 'EnumTextField(NoteStatus, default=NoteStatus.OPEN)'],
  ])('%s', (text, field) => {
    expect(declared(text)).toBe(field);
  });

  it('names the table of a reference, which may be its own', () => {
    expect(declared('parent:ref(note)?:setnull', { target: 'Notes' })).toBe('Reference("NotesTable", SET_NULL, null=True)');
    expect(declared('user:ref(user):unique', { target: 'Users' })).toBe('UniqueReference("UsersTable", RESTRICT)');
  });

  it('leaves what is unique among the rows of one owner to the table', () => {
    expect(declared('title:string(9):unique', { owner: true })).toBe('CharField(9)');
    expect(declared('user:ref(user):unique', { owner: true, target: 'Users' })).toBe('Reference("UsersTable", RESTRICT)');
  });
});
