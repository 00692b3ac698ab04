"""Categories."""

from __future__ import annotations

from tortoise.fields import SET_NULL, CharField, IntField

from ..identity import EntityId
from .fields import UtcDatetimeField
from .identity import Identified
from .references import Reference


class CategoriesTable(Identified):
    """Categories."""

    name = CharField(80, unique=True)
    parent = Reference("CategoriesTable", SET_NULL, null=True)
    parent_id: EntityId | None
    created_at = UtcDatetimeField()
    updated_at = UtcDatetimeField()
    revision = IntField()

    class Meta:
        """The table's name."""

        table = "categories"
