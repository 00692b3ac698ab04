"""Rows that are read and written by their identity."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from typing import TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError, ValidationError
from tortoise.models import Model

from ..failures import AlreadyTaken, StillReferenced, UnknownReference
from ..result import Err, Ok, Result
from .constraints import refused_removal, refused_write
from .queries import change_sql, fetch, insertion_sql, parameters, row_sql

Row = TypeVar("Row", bound=Model)
Written = Result[None, AlreadyTaken | UnknownReference]


async def stored_row(
    connection: BaseDBAsyncClient, table: type[Row], row_id: object, /, **columns: object
) -> Row | None:
    """The row of this identity, if its columns have these values."""
    return await found_row(connection, table, id=row_id, **columns)


async def found_row(
    connection: BaseDBAsyncClient, table: type[Row], /, **columns: object
) -> Row | None:
    """A row whose columns have these values."""
    return await _row(connection, table, columns, locked=False)


async def locked_row(
    connection: BaseDBAsyncClient, table: type[Row], row_id: object, /, **columns: object
) -> Row | None:
    """As `stored_row`; nobody else changes the row until the transaction, which writes, is over."""
    locked = connection.capabilities.support_for_update
    return await _row(connection, table, {"id": row_id, **columns}, locked=locked)


async def insert_row(
    connection: BaseDBAsyncClient, table: type[Model], columns: Mapping[str, object]
) -> Written:
    """Store a new row; the transaction is of no use after an ``Err``."""
    sql = insertion_sql(connection.capabilities.dialect, table, tuple(columns))
    inserted = connection.execute_query(sql, parameters(table, columns))
    return await _write(connection, inserted, table, columns)


async def update_row(
    connection: BaseDBAsyncClient, table: type[Model], columns: Mapping[str, object]
) -> Written:
    """Store a changed row, by its ``id``; the transaction is of no use after an ``Err``."""
    changed = {name: value for name, value in columns.items() if name != "id"}
    sql = change_sql(connection.capabilities.dialect, table, tuple(changed))
    values = parameters(table, {**changed, "id": columns["id"]})
    return await _write(connection, connection.execute_query(sql, values), table, columns)


async def delete_row(
    connection: BaseDBAsyncClient, table: type[Model], row_id: object
) -> Result[None, StillReferenced]:
    """Delete a row; the transaction is of no use after an ``Err``."""
    try:
        await table.filter(id=row_id).using_db(connection).delete()
    except IntegrityError as error:
        reason = await refused_removal(connection, error, table, row_id)
        if reason is None:
            raise
        return Err(reason)
    return Ok(None)


async def _row(
    connection: BaseDBAsyncClient, table: type[Row], columns: Mapping[str, object], *, locked: bool
) -> Row | None:
    sql = row_sql(connection.capabilities.dialect, table, tuple(columns), locked=locked)
    try:
        values = parameters(table, columns)
    except ValidationError:  # what a column cannot hold is in no row
        return None
    rows = await fetch(connection, sql, values)
    return table._init_from_db(**rows[0]) if rows else None


async def _write(
    connection: BaseDBAsyncClient,
    statement: Awaitable[object],
    table: type[Model],
    columns: Mapping[str, object],
) -> Written:
    try:
        await statement
    except IntegrityError as error:
        reason = await refused_write(connection, error, table, columns)
        if reason is None:
            raise
        return Err(reason)
    return Ok(None)
