"""One page of a table."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Column, ColumnElement, Table, UnaryExpression, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from ...domain.page import Page, PageRequest, Sort
from .constraints import table_of
from .tables import BaseTable

Row = TypeVar("Row", bound=BaseTable)
Entity = TypeVar("Entity")
IDENTITY = Sort("id")


async def page_of(
    session: AsyncSession,
    table: type[Row],
    request: PageRequest,
    to_entity: Callable[[Row], Entity],
    *conditions: ColumnElement[bool],
) -> Page[Entity]:
    """The page that was asked for; NULL comes after all values, on every database.

    Args:
        session: A transaction.
        table: Whose rows are wanted.
        request: Which of them; sorts and filters name columns.
        to_entity: Makes an entity of a row.
        conditions: What all rows have to meet besides.
    """
    columns = table_of(table)
    wanted = [
        *conditions,
        *(columns.c[name] == value for name, value in request.filters.items()),
    ]
    total = await session.scalar(select(func.count()).select_from(table).where(*wanted))
    rows = await session.scalars(
        select(table)
        .where(*wanted)
        .order_by(*_order(columns, request))
        .limit(request.limit)
        .offset(request.offset)
        .execution_options(populate_existing=True)
    )
    return Page(tuple(map(to_entity, rows)), total or 0, request.limit, request.offset)


def _order(table: Table, request: PageRequest) -> Iterator[UnaryExpression[Any]]:
    for sort in (*request.sort, IDENTITY):
        column: Column[Any] = table.c[sort.field]
        yield column.desc().nulls_first() if sort.descending else column.asc().nulls_last()
