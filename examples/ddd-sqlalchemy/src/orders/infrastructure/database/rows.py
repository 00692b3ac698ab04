"""Rows that are read and written by their identity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeVar

from sqlalchemy import Executable
from sqlalchemy.exc import IntegrityError

from ...domain.failures import AlreadyTaken, StillReferenced, UnknownReference
from ...domain.result import Err, Ok, Result
from .constraints import refused_removal, refused_write
from .queries import ROW_ID, change, insertion, removal, row_of, row_query
from .tables import BaseTable
from .transaction import DatabaseTransaction

Row = TypeVar("Row", bound=BaseTable)
Written = Result[None, AlreadyTaken | UnknownReference]


async def stored_row(
    transaction: DatabaseTransaction, table: type[Row], row_id: object, /, **columns: object
) -> Row | None:
    """The row of this identity, if its columns have these values."""
    return await found_row(transaction, table, id=row_id, **columns)


async def found_row(
    transaction: DatabaseTransaction, table: type[Row], /, **columns: object
) -> Row | None:
    """A row whose columns have these values."""
    rows = await transaction.fetch(row_query(table, tuple(columns)), columns)
    return row_of(table)(rows[0]) if rows else None


async def locked_row(
    transaction: DatabaseTransaction, table: type[Row], row_id: object, /, **columns: object
) -> Row | None:
    """As `stored_row`; nobody else changes the row until the transaction, which writes, is over."""
    values = {"id": row_id, **columns}
    rows = await transaction.fetch(row_query(table, tuple(values), locked=True), values)
    return row_of(table)(rows[0]) if rows else None


async def insert_row(
    transaction: DatabaseTransaction, table: type[BaseTable], columns: Mapping[str, object]
) -> Written:
    """Store a new row; the transaction is of no use after an ``Err``."""
    return await _write(transaction, insertion(table), columns, table, columns)


async def update_row(
    transaction: DatabaseTransaction, table: type[BaseTable], columns: Mapping[str, object]
) -> Written:
    """Store a changed row, by its ``id``; the transaction is of no use after an ``Err``."""
    values = {ROW_ID if name == "id" else name: value for name, value in columns.items()}
    return await _write(transaction, change(table), values, table, columns)


async def delete_row(
    transaction: DatabaseTransaction, table: type[BaseTable], row_id: object
) -> Result[None, StillReferenced]:
    """Delete a row; the transaction is of no use after an ``Err``."""
    session = transaction.session
    try:
        await session.execute(removal(table), {ROW_ID: row_id})
    except IntegrityError as error:
        reason = await refused_removal(session, error, table, row_id)
        if reason is None:
            raise
        return Err(reason)
    return Ok(None)


async def _write(
    transaction: DatabaseTransaction,
    statement: Executable,
    values: Mapping[str, object],
    table: type[BaseTable],
    columns: Mapping[str, object],
) -> Written:
    session = transaction.session
    try:
        await session.execute(statement, values)
    except IntegrityError as error:
        reason = await refused_write(session, error, table, columns)
        if reason is None:
            raise
        return Err(reason)
    return Ok(None)
