"""What refers to what, looked up: SQLite does not say which foreign key a statement broke."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ForeignKey, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

ROWS_AT_ONCE = 500
KEEPING = (None, "NO ACTION", "RESTRICT")


async def dangling_column(
    session: AsyncSession, table: Table, columns: Mapping[str, object]
) -> str | None:
    """The first column of a row that refers to no row.

    Args:
        session: Where to look.
        table: The row's table.
        columns: The row's values; it may refer to itself.
    """
    for key in _keys_of(table):
        value = columns.get(key.parent.name)
        itself = key.column.table is table and value == columns.get(key.column.name)
        if value is None or itself:
            continue
        if await session.scalar(select(key.column).where(key.column == value)) is None:
            return key.parent.name
    return None


async def referring_column(session: AsyncSession, table: Table, row_id: object) -> str | None:
    """What keeps a row: the ``table.column`` that refers to it, or to a row that goes with it.

    Args:
        session: Where to look.
        table: The row's table.
        row_id: The row's identity; it may refer to itself.
    """
    going: dict[Table, set[Any]] = {table: {row_id}}
    waiting: list[tuple[Table, set[Any]]] = [(table, {row_id})]
    while waiting:
        referred, ids = waiting.pop()
        for key in _keys_to(referred):
            source = key.parent.table
            rows = await _referring_ids(session, key, ids)
            if key.ondelete == "CASCADE":
                rows -= going.setdefault(source, set())
                going[source] |= rows
                waiting += [(source, rows)] if rows else []
            elif key.ondelete in KEEPING and rows - ({row_id} if source is table else set()):
                return f"{source.name}.{key.parent.name}"
    return None


async def _referring_ids(session: AsyncSession, key: ForeignKey, ids: set[Any]) -> set[Any]:
    [identity] = key.parent.table.primary_key.columns
    values, found = list(ids), set[Any]()
    for start in range(0, len(values), ROWS_AT_ONCE):
        some = values[start : start + ROWS_AT_ONCE]
        found.update(await session.scalars(select(identity).where(key.parent.in_(some))))
    return found


def _keys_to(table: Table) -> list[ForeignKey]:
    tables = table.metadata.sorted_tables
    return [key for each in tables for key in _keys_of(each) if key.column.table is table]


def _keys_of(table: Table) -> list[ForeignKey]:
    return [key for column in table.columns for key in column.foreign_keys]
