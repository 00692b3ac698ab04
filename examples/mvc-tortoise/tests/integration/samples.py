from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

from tortoise.backends.base.client import TransactionalDBClient
from tortoise.exceptions import IntegrityError
from tortoise.fields import (
    CASCADE,
    RESTRICT,
    SET_NULL,
    BigIntField,
    BooleanField,
    CharField,
    DateField,
    FloatField,
    ForeignKeyField,
    ForeignKeyNullableRelation,
    IntField,
    TextField,
    UUIDField,
)

from billing.config.database import DatabaseSettings
from billing.models.database.opening import open_database
from billing.models.identity import EntityId
from billing.models.tables.fields import (
    EnumTextField,
    ExactDecimalField,
    JsonValueField,
    LocalTimeField,
    UtcDatetimeField,
)
from billing.models.tables.identity import Identified

from .migrations.tables import given_tables
from .sample import BOOKS, Colour

__all__ = (
    "IntegrityError",
    "SampleBooksTable",
    "SampleShelvesTable",
    "SampleValuesTable",
    "Transaction",
    "Writing",
    "sample_tables",
)

Transaction = TransactionalDBClient
Writing = Callable[[], AbstractAsyncContextManager[Transaction]]


class SampleShelvesTable(Identified):
    """Shelves, one inside another."""

    name = CharField(40, unique=True)
    count = IntField(default=0)
    inside: ForeignKeyNullableRelation[SampleShelvesTable] = ForeignKeyField(
        "models.SampleShelvesTable", null=True, related_name=False, on_delete=CASCADE
    )
    inside_id: EntityId | None
    like: ForeignKeyNullableRelation[SampleShelvesTable] = ForeignKeyField(
        "models.SampleShelvesTable", null=True, related_name=False, on_delete=RESTRICT
    )
    like_id: EntityId | None

    class Meta:
        """The table's name."""

        table = "sample_shelves"


class SampleBooksTable(Identified):
    """Books, which keep their shelf."""

    title = CharField(40)
    order = IntField(null=True, unique=True)
    shelf = ForeignKeyField(SampleShelvesTable, related_name=False, on_delete=RESTRICT)
    shelf_id: EntityId
    former = ForeignKeyField(SampleShelvesTable, null=True, related_name=False, on_delete=SET_NULL)
    former_id: EntityId | None

    class Meta:
        """The table's name."""

        table = BOOKS
        unique_together = (("shelf_id", "title"),)


class SampleValuesTable(Identified):
    """A column of every kind."""

    name = CharField(40)
    text = TextField(null=True)
    small = IntField(null=True)
    large = BigIntField(null=True)
    ratio = FloatField(null=True)
    number = ExactDecimalField(30, 10, null=True)
    flag = BooleanField(null=True)
    day = DateField(null=True)
    moment = UtcDatetimeField(null=True)
    clock = LocalTimeField(null=True)
    key = UUIDField(null=True)
    value = JsonValueField(null=True)
    colour = EnumTextField(Colour, null=True)

    class Meta:
        """The table's name."""

        table = "sample_values"


@asynccontextmanager
async def sample_tables(url: str) -> AsyncIterator[Writing]:
    """Make the tables in an empty database; what begins transactions there."""
    with given_tables(SampleShelvesTable, SampleBooksTable, SampleValuesTable):
        database = open_database(DatabaseSettings(url=url), Path())
        async with database.entered() as opened:
            await opened.context.generate_schemas(safe=False)
        yield lambda: database.transaction(writes=True)
        await database.close()
