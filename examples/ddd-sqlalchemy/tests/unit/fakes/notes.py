from __future__ import annotations

from orders.domain.failures import AlreadyTaken, StillReferenced, UnknownReference
from orders.domain.identity import EntityId
from orders.domain.notes import Note
from orders.domain.page import Page, PageRequest
from orders.domain.result import Ok, Result

from ...entity_ids import entity_id
from .pages import page_of
from .storage import Storage


class FakeNoteRepository:
    """Notes in memory; what they refer to is always there."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._rows = storage.notes

    async def next_id(self) -> EntityId:
        self._storage.used_ids += 1
        return entity_id(self._storage.used_ids)

    async def get(self, note_id: EntityId, owner_id: EntityId) -> Note | None:
        found = self._rows.get(note_id)
        return found if found is not None and found.owner_id == owner_id else None

    async def get_locked(self, note_id: EntityId, owner_id: EntityId) -> Note | None:
        return await self.get(note_id, owner_id)

    async def page(self, request: PageRequest, owner_id: EntityId) -> Page[Note]:
        return page_of([row for row in self._rows.values() if row.owner_id == owner_id], request)

    async def add(self, row: Note) -> Result[None, AlreadyTaken | UnknownReference]:
        return await self.save(row)

    async def save(self, row: Note) -> Result[None, AlreadyTaken | UnknownReference]:
        self._rows[row.id] = row
        return Ok(None)

    async def remove(self, row: Note) -> Result[None, StillReferenced]:
        del self._rows[row.id]
        return Ok(None)
