"""The category."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from typing import TypedDict

from ..identity import EntityId

SORTABLE = (
    "name",
    "parent_id",
    "created_at",
    "updated_at",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryValues:
    """What a client says of a category."""

    name: str
    parent_id: EntityId | None


class CategoryChanges(TypedDict, total=False):
    """What a client changes of a category; what is not there stays as it is."""

    name: str
    parent_id: EntityId | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Category:
    """A category.

    Attributes:
        id: Identity, never reused.
        values: What a client says of it.
        created_at: When it was made, UTC.
        updated_at: When it last changed, UTC.
        revision: How often it has been written; the first is 1.
    """

    id: EntityId
    values: CategoryValues
    created_at: dt.datetime
    updated_at: dt.datetime
    revision: int = 1

    def having(self, values: CategoryValues, now: dt.datetime) -> Category:
        """The same category with other values, one revision later."""
        return replace(self, values=values, updated_at=now, revision=self.revision + 1)
