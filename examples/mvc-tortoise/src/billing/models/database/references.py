"""What refers to what, looked up: SQLite does not say which foreign key a statement broke."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.context import require_context
from tortoise.fields import OnDelete
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

ROWS_AT_ONCE = 500
KEEPING = (OnDelete.RESTRICT, OnDelete.NO_ACTION)


@dataclass(frozen=True, slots=True)
class ForeignKey:
    """A column that holds identities of another table's rows.

    Attributes:
        table: The table that refers.
        column: Its column.
        referred: The table that it refers to.
        on_delete: What happens to a row when that which it refers to is deleted.
    """

    table: type[Model]
    column: str
    referred: type[Model]
    on_delete: OnDelete


def models() -> Iterable[type[Model]]:
    """All tables of the database that the task works on."""
    apps = require_context().apps
    return apps.get_models_iterable() if apps is not None else ()


def foreign_keys(table: type[Model]) -> Iterator[ForeignKey]:
    """The foreign keys of a table, in the order of its columns."""
    for field in table._meta.fields_map.values():
        if isinstance(field, ForeignKeyFieldInstance):
            column = table._meta.fields_db_projection[str(field.source_field)]
            yield ForeignKey(table, column, field.related_model, field.on_delete)


async def dangling_column(
    connection: BaseDBAsyncClient, table: type[Model], columns: Mapping[str, object]
) -> str | None:
    """The first column of a row that refers to no row.

    Args:
        connection: Where to look.
        table: The row's table.
        columns: The row's values; it may refer to itself.
    """
    for key in foreign_keys(table):
        value = columns.get(key.column)
        itself = key.referred is table and value == columns.get("id")
        if value is None or itself:
            continue
        if not await key.referred.filter(pk=value).using_db(connection).exists():
            return key.column
    return None


async def referring_column(
    connection: BaseDBAsyncClient, table: type[Model], row_id: object
) -> str | None:
    """What keeps a row: the ``table.column`` that refers to it, or to a row that goes with it.

    Args:
        connection: Where to look.
        table: The row's table.
        row_id: The row's identity; it may refer to itself.
    """
    going: dict[type[Model], set[Any]] = {table: {row_id}}
    waiting: list[tuple[type[Model], set[Any]]] = [(table, {row_id})]
    while waiting:
        referred, ids = waiting.pop()
        for key in _keys_to(referred):
            rows = await _referring_ids(connection, key, ids)
            if key.on_delete is OnDelete.CASCADE:
                rows -= going.setdefault(key.table, set())
                going[key.table] |= rows
                waiting += [(key.table, rows)] if rows else []
            elif key.on_delete in KEEPING and rows - ({row_id} if key.table is table else set()):
                return f"{key.table._meta.db_table}.{key.column}"
    return None


async def _referring_ids(connection: BaseDBAsyncClient, key: ForeignKey, ids: set[Any]) -> set[Any]:
    identity = key.table._meta.pk_attr
    values, found = list(ids), set[Any]()
    for start in range(0, len(values), ROWS_AT_ONCE):
        rows = key.table.filter(**{f"{key.column}__in": values[start : start + ROWS_AT_ONCE]})
        found.update(await rows.using_db(connection).values_list(identity, flat=True))
    return found


def _keys_to(table: type[Model]) -> Iterator[ForeignKey]:
    for model in models():
        yield from (key for key in foreign_keys(model) if key.referred is table)
