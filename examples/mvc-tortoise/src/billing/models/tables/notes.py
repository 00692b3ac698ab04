"""Notes."""

from __future__ import annotations

from tortoise.fields import CASCADE, CharField, IntField

from ..identity import EntityId
from .fields import UtcDatetimeField
from .identity import Identified
from .references import Reference


class NotesTable(Identified):
    """Notes."""

    owner = Reference("UsersTable", CASCADE)
    owner_id: EntityId
    title = CharField(80)
    product = Reference("ProductsTable", CASCADE, null=True)
    product_id: EntityId | None
    created_at = UtcDatetimeField()
    updated_at = UtcDatetimeField()
    revision = IntField()

    class Meta:
        """The table's name."""

        table = "notes"
