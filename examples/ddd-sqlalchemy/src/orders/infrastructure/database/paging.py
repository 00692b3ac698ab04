"""One page of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from ...domain.page import Page, PageRequest, Sort
from .queries import count_query, page_query, row_of
from .tables import BaseTable
from .transaction import DatabaseTransaction

Row = TypeVar("Row", bound=BaseTable)
Entity = TypeVar("Entity")
IDENTITY = Sort("id")


async def page_of(
    transaction: DatabaseTransaction,
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
        transaction: Where to read.
        table: Whose rows are wanted.
        request: Which of them; sorts and filters name columns.
        to_entity: Makes an entity of a row.
        columns: What the columns of all rows have to equal besides.
    """
    wanted = {**request.filters, **columns}
    names = tuple(sorted(wanted))
    window = {"limit": request.limit, "offset": request.offset}
    query = page_query(table, names, (*request.sort, IDENTITY))
    rows = await transaction.fetch(query, {**wanted, **window})
    make = row_of(table)
    items = tuple(to_entity(make(values[:-1])) for values in rows)
    if not rows and request.offset:
        [[total]] = await transaction.fetch(count_query(table, names), wanted)
        return Page(items, total, request.limit, request.offset)
    return Page(items, rows[0][-1] if rows else 0, request.limit, request.offset)
