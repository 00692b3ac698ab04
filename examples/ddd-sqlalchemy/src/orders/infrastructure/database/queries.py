"""Statements that are built once for each shape; only their values come with each call."""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any, TypeVar, cast

from sqlalchemy import (
    Column,
    ColumnElement,
    Delete,
    Insert,
    Integer,
    Select,
    Table,
    UnaryExpression,
    Update,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from ...domain.page import Sort
from .constraints import table_of
from .tables import BaseTable

Row = TypeVar("Row", bound=BaseTable)

ROW_ID = "_id"  # no column begins like this: in an update, parameters named as columns are set
SHAPES = 512  # clients choose what a list is sorted and filtered by, so not all shapes are kept


class Query:
    """A SELECT whose values are parameters.

    Args:
        statement: What is selected.
    """

    def __init__(self, statement: Select[*tuple[Any, ...]]) -> None:
        self.statement = statement


@cache
def row_query(table: type[BaseTable], names: tuple[str, ...], *, locked: bool = False) -> Query:
    """The rows in which these columns have the values of the parameters of their names.

    Args:
        table: The table.
        names: Its columns.
        locked: Whether nobody else changes the row before the transaction ends.
    """
    columns = table_of(table)
    statement = select(*columns.columns).where(*_equal(columns, names))
    return Query(statement.with_for_update() if locked else statement)


@lru_cache(SHAPES)
def page_query(table: type[BaseTable], names: tuple[str, ...], order: tuple[Sort, ...]) -> Query:
    """Some rows and, at the end of each, how many there are in all: both as of the same moment.

    Args:
        table: The table.
        names: The columns that have the values of the parameters of their names.
        order: What the rows are sorted by; NULL comes after all values, on every database.
    """
    columns = table_of(table)
    statement = (
        select(*columns.columns, _count(columns, names).scalar_subquery())
        .where(*_equal(columns, names))
        .order_by(*(_sorted(columns, sort) for sort in order))
        .limit(bindparam("limit", type_=Integer))
        .offset(bindparam("offset", type_=Integer))
    )
    return Query(statement)


@lru_cache(SHAPES)
def count_query(table: type[BaseTable], names: tuple[str, ...]) -> Query:
    """How many rows there are in which these columns have the values of the parameters."""
    return Query(_count(table_of(table), names))


@cache
def insertion(table: type[BaseTable]) -> Insert:
    """What inserts a row; its values are parameters."""
    return insert(table_of(table))


@cache
def change(table: type[BaseTable]) -> Update:
    """What changes the row whose identity is the parameter `ROW_ID`; its values are parameters."""
    columns = table_of(table)
    return update(columns).where(columns.c.id == bindparam(ROW_ID))


@cache
def removal(table: type[BaseTable]) -> Delete:
    """What deletes the row whose identity is the parameter `ROW_ID`."""
    columns = table_of(table)
    return delete(columns).where(columns.c.id == bindparam(ROW_ID))


@cache
def row_of(table: type[Row]) -> Callable[[Iterable[object]], Row]:
    """Makes, of the values of a table's columns, a row.

    It has the columns as attributes, and nothing else of what an instance of the table's class
    has: it belongs to no session, and nothing is loaded or written behind its back.
    """
    record: Any = cast("Any", namedtuple)(table.__name__, table_of(table).columns.keys())
    return cast("Callable[[Iterable[object]], Row]", record._make)


def _equal(table: Table, names: tuple[str, ...]) -> list[ColumnElement[bool]]:
    return [table.c[name] == bindparam(name) for name in names]


def _count(table: Table, names: tuple[str, ...]) -> Select[Any]:
    return select(func.count()).select_from(table).where(*_equal(table, names))


def _sorted(table: Table, sort: Sort) -> UnaryExpression[Any]:
    column: Column[Any] = table.c[sort.field]
    return column.desc().nulls_first() if sort.descending else column.asc().nulls_last()
