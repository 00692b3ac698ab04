"""The note."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TypedDict

from ..identity import EntityId

SORTABLE = (
    "title",
    "product_id",
    "created_at",
    "updated_at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteValues:
    """What a client says of a note."""

    title: str
    product_id: EntityId | None


class NoteChanges(TypedDict, total=False):
    """What a client changes of a note; what is not there stays as it is."""

    title: str
    product_id: EntityId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note.

    Attributes:
        id: Identity, never reused.
        owner_id: The user whose it is; nobody else sees it.
        values: What a client says of it.
        created_at: When it was made, UTC.
        updated_at: When it last changed, UTC.
        revision: How often it has been written; the first is 1.
    """

    id: EntityId
    owner_id: EntityId
    values: NoteValues
    created_at: dt.datetime
    updated_at: dt.datetime
    revision: int = 1

    def having(self, values: NoteValues, now: dt.datetime) -> Note:
        """The same note with other values, one revision later."""
        return replace(self, values=values, updated_at=now, revision=self.revision + 1)
