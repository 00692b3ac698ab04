"""One page of a table."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.expressions import Q, RawSQL
from tortoise.models import Model
from tortoise.queryset import QuerySet

from ..page import Page, PageRequest, Sort

Row = TypeVar("Row", bound=Model)
Entity = TypeVar("Entity")
IDENTITY = Sort("id")


async def page_of(
    connection: BaseDBAsyncClient,
    table: type[Row],
    request: PageRequest,
    to_entity: Callable[[Row], Entity],
    *conditions: Q,
) -> Page[Entity]:
    """The page that was asked for; NULL comes after all values, on every database.

    Args:
        connection: A transaction.
        table: Whose rows are wanted.
        request: Which of them; sorts and filters name columns.
        to_entity: Makes an entity of a row.
        conditions: What all rows have to meet besides.
    """
    wanted = table.filter(*conditions, **request.filters).using_db(connection)
    total = await wanted.count()
    rows = await _sorted(wanted, connection, request).limit(request.limit).offset(request.offset)
    return Page(tuple(map(to_entity, rows)), total, request.limit, request.offset)


def _sorted(
    wanted: QuerySet[Row], connection: BaseDBAsyncClient, request: PageRequest
) -> QuerySet[Row]:
    order = []
    for sort in (*request.sort, IDENTITY):
        sign = "-" if sort.descending else ""
        if connection.capabilities.dialect == "sqlite":
            # Its NULL comes first; PostgreSQL's comes last, and its indexes are sorted so.
            wanted = wanted.annotate(**{f"null_{sort.field}": RawSQL(f'"{sort.field}" IS NULL')})
            order.append(f"{sign}null_{sort.field}")
        order.append(f"{sign}{sort.field}")
    return wanted.order_by(*order)
