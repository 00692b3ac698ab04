"""SQL that is built once for each shape; only its values come with each call."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import Any

from pypika_tortoise.enums import Order
from pypika_tortoise.functions import Count
from pypika_tortoise.queries import Query, QueryBuilder
from pypika_tortoise.terms import Parameter
from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.models import Model

from ..page import Sort

TOTAL = "_total"  # no column begins like this
SHAPES = 512  # clients choose what a list is sorted and filtered by, so not all shapes are kept


@cache
def row_sql(dialect: str, table: type[Model], names: tuple[str, ...], *, locked: bool) -> str:
    """The rows in which these columns have the values of the parameters, in this order.

    Args:
        dialect: What the database speaks.
        table: The table.
        names: Its columns.
        locked: Whether nobody else changes the row before the transaction ends.
    """
    query = _rows(dialect, table, names)
    return (query.for_update() if locked else query).get_sql()


@lru_cache(SHAPES)
def page_sql(
    dialect: str, table: type[Model], names: tuple[str, ...], order: tuple[Sort, ...]
) -> str:
    """Some rows and, as `TOTAL`, how many there are in all: both as of the same moment.

    The last two parameters are how many rows, and how many to leave out.

    Args:
        dialect: What the database speaks.
        table: The table.
        names: The columns that have the values of the first parameters.
        order: What the rows are sorted by; NULL comes after all values, on every database.
    """
    query = _rows(dialect, table, names).select(_count(dialect, table, names).as_(TOTAL))
    for sort in order:
        column = table._meta.basetable[sort.field]
        way = Order.desc if sort.descending else Order.asc
        if dialect == "sqlite":
            # Its NULL comes first; PostgreSQL's comes last, and its indexes are sorted so.
            query = query.orderby(column.isnull(), order=way)
        query = query.orderby(column, order=way)
    limit, offset = (_placeholder(dialect, len(names) + number) for number in (1, 2))
    return f"{query.get_sql()} LIMIT {limit} OFFSET {offset}"


@lru_cache(SHAPES)
def count_sql(dialect: str, table: type[Model], names: tuple[str, ...]) -> str:
    """As `TOTAL`, how many rows there are in which these columns have the parameters' values."""
    return _count(dialect, table, names).get_sql()


@cache
def insertion_sql(dialect: str, table: type[Model], names: tuple[str, ...]) -> str:
    """What inserts a row with these columns."""
    into = Query.into(table._meta.basetable).columns(*names)
    return into.insert(*_parameters(dialect, names)).get_sql()


@cache
def change_sql(dialect: str, table: type[Model], names: tuple[str, ...]) -> str:
    """What changes these columns of a row; the last parameter is its identity."""
    source = table._meta.basetable
    *values, identity = _parameters(dialect, (*names, "id"))
    query = Query.update(source).where(source["id"] == identity)
    for name, value in zip(names, values, strict=True):
        query = query.set(name, value)
    return query.get_sql()


def parameters(table: type[Model], columns: Mapping[str, object]) -> list[Any]:
    """Values of columns as the driver takes them."""
    fields = table._meta.fields_map
    return [fields[name].to_db_value(value, table) for name, value in columns.items()]


async def fetch(
    connection: BaseDBAsyncClient, sql: str, values: Iterable[Any]
) -> list[Mapping[str, Any]]:
    """The rows of a query, by the names of what it selects."""
    _, rows = await connection.execute_query(sql, list(values))
    return list(rows)


def _rows(dialect: str, table: type[Model], names: tuple[str, ...]) -> QueryBuilder:
    columns = table._meta.fields_db_projection.values()
    return _wanted(dialect, table, names).select(*columns)


def _count(dialect: str, table: type[Model], names: tuple[str, ...]) -> QueryBuilder:
    return _wanted(dialect, table, names).select(Count("*").as_(TOTAL))


def _wanted(dialect: str, table: type[Model], names: tuple[str, ...]) -> QueryBuilder:
    source = table._meta.basetable
    query = Query.from_(source)
    for name, parameter in zip(names, _parameters(dialect, names), strict=True):
        query = query.where(source[name] == parameter)
    return query


def _parameters(dialect: str, names: tuple[str, ...]) -> list[Parameter]:
    return [Parameter(_placeholder(dialect, number)) for number in range(1, len(names) + 1)]


def _placeholder(dialect: str, number: int) -> str:
    return f"?{number}" if dialect == "sqlite" else f"${number}"
