"""One page of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model

from ..page import Page, PageRequest, Sort
from .queries import TOTAL, count_sql, fetch, page_sql, parameters

Row = TypeVar("Row", bound=Model)
Entity = TypeVar("Entity")
IDENTITY = Sort("id")


async def page_of(
    connection: BaseDBAsyncClient,
    table: type[Row],
    request: PageRequest,
    to_entity: Callable[[Row], Entity],
    /,
    **columns: object,
) -> Page[Entity]:
    """The page that was asked for; NULL comes after all values, on every database.

    The total is that of the moment in which the rows are read: it comes with them. Only where
    there are none, beyond the last row, it is asked for.

    Args:
        connection: Where to read.
        table: Whose rows are wanted.
        request: Which of them; sorts and filters name columns.
        to_entity: Makes an entity of a row.
        columns: What the columns of all rows have to equal besides.
    """
    dialect = connection.capabilities.dialect
    wanted = dict(sorted({**request.filters, **columns}.items()))
    names, values = tuple(wanted), parameters(table, wanted)
    sql = page_sql(dialect, table, names, (*request.sort, IDENTITY))
    rows = await fetch(connection, sql, [*values, request.limit, request.offset])
    items = tuple(to_entity(table._init_from_db(**row)) for row in rows)
    if not rows and request.offset:
        [counted] = await fetch(connection, count_sql(dialect, table, names), values)
        return Page(items, counted[TOTAL], request.limit, request.offset)
    return Page(items, rows[0][TOTAL] if rows else 0, request.limit, request.offset)
