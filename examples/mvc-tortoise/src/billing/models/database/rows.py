"""Rows that are read and written by their identity."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from typing import Any, TypeVar

from pypika_tortoise.queries import QueryBuilder
from pypika_tortoise.terms import Parameter
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.expressions import Q
from tortoise.models import Model

from ..failures import AlreadyTaken, StillReferenced, UnknownReference
from ..result import Err, Ok, Result
from .constraints import refused_removal, refused_write

Row = TypeVar("Row", bound=Model)
Written = Result[None, AlreadyTaken | UnknownReference]


async def stored_row(
    connection: BaseDBAsyncClient, table: type[Row], row_id: object, *conditions: Q
) -> Row | None:
    """The row of this identity, if it meets the conditions."""
    return await table.filter(*conditions, id=row_id).using_db(connection).first()


async def locked_row(
    connection: BaseDBAsyncClient, table: type[Row], row_id: object, *conditions: Q
) -> Row | None:
    """As `stored_row`; nobody else changes the row until the transaction, which writes, is over."""
    query = table.filter(*conditions, id=row_id).using_db(connection)
    return await query.select_for_update().first()


async def insert_row(
    connection: BaseDBAsyncClient, table: type[Model], columns: Mapping[str, object]
) -> Written:
    """Store a new row; the transaction is of no use after an ``Err``."""
    statement, values = insertion(connection, table, columns)
    inserted = connection.execute_query(statement.get_sql(), values)
    return await _write(connection, inserted, table, columns)


async def update_row(
    connection: BaseDBAsyncClient, table: type[Model], columns: Mapping[str, object]
) -> Written:
    """Store a changed row, by its ``id``; the transaction is of no use after an ``Err``."""
    changed = {name: value for name, value in columns.items() if name != "id"}
    updated = table.filter(id=columns["id"]).using_db(connection).update(**changed)
    return await _write(connection, updated, table, columns)


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


def insertion(
    connection: BaseDBAsyncClient, table: type[Model], columns: Mapping[str, object]
) -> tuple[QueryBuilder, list[Any]]:
    """The statement that inserts a row, and its parameters.

    Tortoise itself takes the values for some of a database, and reads JSON from texts.
    """
    fields = table._meta.fields_map
    values = [fields[name].to_db_value(value, table) for name, value in columns.items()]
    parameters = [Parameter(idx=number) for number in range(1, len(values) + 1)]
    into = connection.query_class.into(table._meta.basetable)
    return into.columns(*columns).insert(*parameters), values


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
