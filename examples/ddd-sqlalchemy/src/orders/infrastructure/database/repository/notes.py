"""Notes in the database."""

from __future__ import annotations

from ....domain.failures import AlreadyTaken, StillReferenced, UnknownReference
from ....domain.identity import EntityId
from ....domain.notes import Note, NoteValues
from ....domain.page import Page, PageRequest
from ....domain.result import Result
from ..identity import new_entity_id
from ..paging import page_of
from ..rows import delete_row, insert_row, locked_row, stored_row, update_row
from ..tables import NotesTable
from ..transaction import DatabaseTransaction


class NoteRepository:
    """Satisfies `domain.notes.NoteRepository`."""

    def __init__(self, transaction: DatabaseTransaction) -> None:
        self._transaction = transaction

    async def next_id(self) -> EntityId:
        """A fresh identity."""
        return new_entity_id()

    async def get(self, note_id: EntityId, owner_id: EntityId) -> Note | None:
        """The note of this identity, if it is the owner's."""
        row = await stored_row(self._transaction, NotesTable, note_id, owner_id=owner_id)
        return _to_note(row) if row else None

    async def get_locked(self, note_id: EntityId, owner_id: EntityId) -> Note | None:
        """The same, and nobody else changes it before the transaction ends."""
        row = await locked_row(self._transaction, NotesTable, note_id, owner_id=owner_id)
        return _to_note(row) if row else None

    async def page(self, request: PageRequest, owner_id: EntityId) -> Page[Note]:
        """The notes that are asked for, the owner's alone."""
        return await page_of(self._transaction, NotesTable, request, _to_note, owner_id=owner_id)

    async def add(self, note: Note) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a new note."""
        return await insert_row(self._transaction, NotesTable, _to_columns(note))

    async def save(self, note: Note) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a changed note."""
        return await update_row(self._transaction, NotesTable, _to_columns(note))

    async def remove(self, note: Note) -> Result[None, StillReferenced]:
        """Delete a note."""
        return await delete_row(self._transaction, NotesTable, note.id)


def _to_note(row: NotesTable) -> Note:
    return Note(
        id=row.id,
        owner_id=row.owner_id,
        values=NoteValues(
            title=row.title,
            product_id=row.product_id,
        ),
        created_at=row.created_at,
        updated_at=row.updated_at,
        revision=row.revision,
    )


def _to_columns(note: Note) -> dict[str, object]:
    values = note.values
    return {
        "id": note.id,
        "owner_id": note.owner_id,
        "title": values.title,
        "product_id": values.product_id,
        "created_at": note.created_at,
        "updated_at": note.updated_at,
        "revision": note.revision,
    }
