"""Rows that are read and written by their identity."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Executable, delete, insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ...domain.failures import AlreadyTaken, StillReferenced, UnknownReference
from ...domain.result import Err, Ok, Result
from .constraints import refused_removal, refused_write, table_of
from .tables import BaseTable

Row = TypeVar("Row", bound=BaseTable)
Written = Result[None, AlreadyTaken | UnknownReference]
Condition = ColumnElement[bool]


async def stored_row(
    session: AsyncSession, table: type[Row], row_id: object, *conditions: Condition
) -> Row | None:
    """The row of this identity, if it meets the conditions."""
    query = select(table).where(_identity(table) == row_id, *conditions)
    return await session.scalar(query.execution_options(populate_existing=True))


async def locked_row(
    session: AsyncSession, table: type[Row], row_id: object, *conditions: Condition
) -> Row | None:
    """As `stored_row`; nobody else changes the row until the transaction, which writes, is over."""
    query = select(table).where(_identity(table) == row_id, *conditions).with_for_update()
    return await session.scalar(query.execution_options(populate_existing=True))


async def insert_row(
    session: AsyncSession, table: type[BaseTable], columns: Mapping[str, object]
) -> Written:
    """Store a new row; the transaction is of no use after an ``Err``."""
    return await _write(session, insert(table).values(**columns), table, columns)


async def update_row(
    session: AsyncSession, table: type[BaseTable], columns: Mapping[str, object]
) -> Written:
    """Store a changed row, by its ``id``; the transaction is of no use after an ``Err``."""
    changed = {name: value for name, value in columns.items() if name != "id"}
    statement = update(table).where(_identity(table) == columns["id"]).values(**changed)
    return await _write(session, statement, table, columns)


async def delete_row(
    session: AsyncSession, table: type[BaseTable], row_id: object
) -> Result[None, StillReferenced]:
    """Delete a row; the transaction is of no use after an ``Err``."""
    try:
        await _execute(session, delete(table).where(_identity(table) == row_id))
    except IntegrityError as error:
        reason = await refused_removal(session, error, table, row_id)
        if reason is None:
            raise
        return Err(reason)
    return Ok(None)


async def _write(
    session: AsyncSession,
    statement: Executable,
    table: type[BaseTable],
    columns: Mapping[str, object],
) -> Written:
    try:
        await _execute(session, statement)
    except IntegrityError as error:
        reason = await refused_write(session, error, table, columns)
        if reason is None:
            raise
        return Err(reason)
    return Ok(None)


async def _execute(session: AsyncSession, statement: Executable) -> None:
    # What is read later is read anew: nothing has to be told to the rows that were read before.
    await session.execute(statement, execution_options={"synchronize_session": False})


def _identity(table: type[BaseTable]) -> ColumnElement[Any]:
    return table_of(table).columns["id"]
