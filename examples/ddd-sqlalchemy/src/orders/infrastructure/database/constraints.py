"""Which constraint a statement broke, and what that means to whoever wrote the row."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Dialect, Table, UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ...domain.failures import AlreadyTaken, StillReferenced, UnknownReference
from .references import dangling_column, referring_column
from .tables import BaseTable
from .violation import BrokenForeignKey, BrokenUnique, Violation, read_violation


def taken_column(session: AsyncSession, error: IntegrityError, rows: type[BaseTable]) -> str | None:
    """The column whose uniqueness an insert or update broke; of several together, the last.

    Args:
        session: The transaction in which the statement failed.
        error: What it raised.
        rows: The table that was written to.

    Returns:
        Its name; None where the error is about something else.
    """
    table = table_of(rows)
    match _violation(error):
        case BrokenUnique(name, columns, constraint) if name == table.name:
            if columns == tuple(table.primary_key.columns.keys()):
                return None
            return _unique(table, session.get_bind().dialect).get(constraint, _last(columns))
        case _:
            return None


async def refused_write(
    session: AsyncSession,
    error: IntegrityError,
    rows: type[BaseTable],
    columns: Mapping[str, object],
) -> AlreadyTaken | UnknownReference | None:
    """Why an insert or update was refused.

    SQLite does not say which foreign key it was, but lets the transaction go on, so that the
    missing row can be looked for.

    Args:
        session: The transaction in which the statement failed.
        error: What it raised.
        rows: The table that was written to.
        columns: The values of the row.

    Returns:
        The reason; None where the error is about something else.
    """
    taken = taken_column(session, error, rows)
    if taken is not None:
        return AlreadyTaken(taken)
    table = table_of(rows)
    match _violation(error):
        case BrokenForeignKey(table=""):
            column = await dangling_column(session, table, columns)
        case BrokenForeignKey(name, referring, constraint) if name == table.name:
            keys = _foreign_keys(table, session.get_bind().dialect)
            column = keys.get(constraint, _last(referring))
        case _:
            column = None
    return None if column is None else UnknownReference(column)


async def refused_removal(
    session: AsyncSession, error: IntegrityError, rows: type[BaseTable], row_id: object
) -> StillReferenced | None:
    """Why a deletion was refused.

    Args:
        session: The transaction in which the statement failed.
        error: What it raised.
        rows: The table that was deleted from.
        row_id: The identity of the row that was to go.

    Returns:
        The reason; None where the error is about something else.
    """
    match _violation(error):
        case BrokenForeignKey(table=""):
            reference = await referring_column(session, table_of(rows), row_id)
            return None if reference is None else StillReferenced(reference)
        case BrokenForeignKey(name, _, constraint):
            table = rows.metadata.tables.get(name)
            keys = {} if table is None else _foreign_keys(table, session.get_bind().dialect)
            return StillReferenced(_reference(name, constraint, keys))
        case _:
            return None


def table_of(rows: type[BaseTable]) -> Table:
    """The table of a mapped class."""
    return rows.metadata.tables[rows.__tablename__]


def _violation(error: IntegrityError) -> Violation | None:
    # SQLAlchemy wraps the errors of asyncpg once more.
    return read_violation(error.orig) or read_violation(error.orig and error.orig.__cause__)


def _last(columns: tuple[str, ...]) -> str | None:
    """What is told where no constraint has this name: its column may have been renamed."""
    return columns[-1] if columns else None


def _reference(table: str, constraint: str, keys: Mapping[str, str]) -> str:
    """The column that refers; of a table that the service does not have, the table."""
    column = keys.get(constraint, next(iter(keys.values()), ""))
    return f"{table}.{column}".removesuffix(".")


def _unique(table: Table, dialect: Dialect) -> dict[str, str]:
    """The last column of all that is unique, by its name in the database, which is shortened."""
    prepare = dialect.identifier_preparer
    constraints = {
        str(prepare.format_constraint(constraint)): constraint.columns
        for constraint in table.constraints
        if isinstance(constraint, UniqueConstraint)
    }
    indexes = {
        prepare.format_index(index): index.columns for index in table.indexes if index.unique
    }
    return {name: columns.keys()[-1] for name, columns in (constraints | indexes).items()}


def _foreign_keys(table: Table, dialect: Dialect) -> dict[str, str]:
    """The column of every foreign key, by its name in the database, which is shortened."""
    prepare = dialect.identifier_preparer
    return {
        str(prepare.format_constraint(key.constraint)): column.name
        for column in table.columns
        for key in column.foreign_keys
        if key.constraint is not None
    }
