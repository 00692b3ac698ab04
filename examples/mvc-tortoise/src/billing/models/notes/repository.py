"""Where notes are kept, as a port."""

from __future__ import annotations

from typing import Protocol

from ..failures import AlreadyTaken, StillReferenced, UnknownReference
from ..identity import EntityId
from ..page import Page, PageRequest
from ..result import Result
from .note import Note


class NoteRepository(Protocol):
    """The notes, inside one transaction."""

    async def next_id(self) -> EntityId:
        """A fresh identity; it is used up even when nothing is stored under it."""
        ...

    async def get(self, note_id: EntityId, owner_id: EntityId) -> Note | None:
        """The note of this identity, if it is the owner's."""
        ...

    async def get_locked(self, note_id: EntityId, owner_id: EntityId) -> Note | None:
        """The same, and nobody else changes it before the transaction ends."""
        ...

    async def page(self, request: PageRequest, owner_id: EntityId) -> Page[Note]:
        """The notes that are asked for, the owner's alone."""
        ...

    async def add(self, note: Note) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a new note."""
        ...

    async def save(self, note: Note) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a changed note."""
        ...

    async def remove(self, note: Note) -> Result[None, StillReferenced]:
        """Delete a note."""
        ...
