"""References to tables by name, so that tables may refer to one another and to themselves."""

from __future__ import annotations

from importlib import import_module

from tortoise.fields import OnDelete
from tortoise.fields.relational import ForeignKeyFieldInstance, OneToOneFieldInstance
from tortoise.models import Model


class Reference(ForeignKeyFieldInstance[Model]):
    """A row of a table; the column has an index.

    Args:
        table: The class's name among the tables.
        on_delete: What becomes of this row when that one is deleted.
        null: Whether there may be none.
    """

    has_own_index = True

    def __init__(self, table: str, on_delete: OnDelete, *, null: bool = False) -> None:
        self._table = table
        super().__init__(Model, False, on_delete, null=null, db_index=self.has_own_index)

    @property
    def model_name(self) -> type[Model]:
        """The table; it is asked for when all of them are there."""
        table: type[Model] = getattr(import_module(__package__), self._table)
        return table

    @model_name.setter
    def model_name(self, model: object) -> None:
        """Keep nothing: the table is known by its name."""


class UniqueReference(Reference, OneToOneFieldInstance[Model]):
    """A row of a table to which no other row refers."""

    has_own_index = False
