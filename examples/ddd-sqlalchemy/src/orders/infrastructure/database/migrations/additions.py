"""Columns that are added to tables that may have rows."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from alembic.operations import ops
from sqlalchemy import URL, Column, DefaultClause, text
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from .notes import required_without_default


class AddedDefault(DefaultClause):
    """What the rows that are there get, in the SQL of each database."""

    def __init__(self, sqlite: str, postgresql: str) -> None:
        super().__init__(text(postgresql))
        self.sqlite = sqlite
        self.postgresql = postgresql


def fill_added_columns(script: ops.MigrationScript) -> None:
    """Gives added columns the model's default, of which the database knows nothing.

    Args:
        script: What Alembic found.
    """
    for addition in _additions(script.upgrade_ops):
        if has_default(addition.column):
            default = _added_default(addition.column)
            addition.column = addition.column._copy()
            addition.column.server_default = default


def unfilled_columns(operations: ops.UpgradeOps | None) -> Iterator[str]:
    """Says which added columns are required, and have nothing for the rows that are there."""
    for addition in _additions(operations):
        column = addition.column
        if not column.nullable and column.server_default is None and not has_default(column):
            yield required_without_default(addition.table_name, column.name)


def has_default(column: Column[Any]) -> bool:
    """Whether the model has a value for a column that is not given."""
    return isinstance(column.default, ScalarElementColumnDefault)


def _additions(operations: ops.UpgradeOps | None) -> Iterator[ops.AddColumnOp]:
    for table in operations.ops if operations is not None else ():
        for operation in table.ops if isinstance(table, ops.ModifyTableOps) else ():
            if isinstance(operation, ops.AddColumnOp):
                yield operation


def _added_default(column: Column[Any]) -> AddedDefault:
    return AddedDefault(
        sqlite=_literal(column, "sqlite+aiosqlite"),
        postgresql=_literal(column, "postgresql+asyncpg"),
    )


def _literal(column: Column[Any], driver: str) -> str:
    default, dialect = column.default, URL.create(driver).get_dialect()()
    value = default.arg if isinstance(default, ScalarElementColumnDefault) else None
    process = column.type.dialect_impl(dialect).bind_processor(dialect)
    stored = process(value) if process else value
    if isinstance(stored, bool):
        return str(stored).lower()
    if isinstance(stored, int | float | Decimal):
        return str(stored)
    quoted = str(stored).replace("'", "''")
    return f"'{quoted}'"
