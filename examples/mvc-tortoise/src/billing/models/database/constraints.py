"""Which constraint a statement broke, and what that means to whoever wrote the row."""

from __future__ import annotations

from collections.abc import Mapping

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError
from tortoise.models import Model

from ..failures import AlreadyTaken, StillReferenced, UnknownReference
from .references import dangling_column, foreign_keys, models, referring_column
from .schema import constraint_name
from .violation import BrokenForeignKey, BrokenUnique, Violation, read_violation


def taken_column(error: IntegrityError, table: type[Model]) -> str | None:
    """The column whose uniqueness an insert or update broke; of several together, the last.

    Args:
        error: What the statement raised.
        table: The table that was written to.

    Returns:
        Its name; None where the error is about something else.
    """
    match _violation(error):
        case BrokenUnique(name, columns, constraint) if name == table._meta.db_table:
            if columns == (table._meta.db_pk_column,):
                return None
            return _unique(table).get(constraint, _last(columns))
        case _:
            return None


async def refused_write(
    connection: BaseDBAsyncClient,
    error: IntegrityError,
    table: type[Model],
    columns: Mapping[str, object],
) -> AlreadyTaken | UnknownReference | None:
    """Why an insert or update was refused.

    SQLite does not say which foreign key it was, but lets the transaction go on, so that the
    missing row can be looked for.

    Args:
        connection: The transaction in which the statement failed.
        error: What it raised.
        table: The table that was written to.
        columns: The values of the row.

    Returns:
        The reason; None where the error is about something else.
    """
    taken = taken_column(error, table)
    if taken is not None:
        return AlreadyTaken(taken)
    match _violation(error):
        case BrokenForeignKey(table=""):
            column = await dangling_column(connection, table, columns)
        case BrokenForeignKey(name, referring, constraint) if name == table._meta.db_table:
            column = _foreign_key_columns(table).get(constraint, _last(referring))
        case _:
            column = None
    return None if column is None else UnknownReference(column)


async def refused_removal(
    connection: BaseDBAsyncClient, error: IntegrityError, table: type[Model], row_id: object
) -> StillReferenced | None:
    """Why a deletion was refused.

    Args:
        connection: The transaction in which the statement failed.
        error: What it raised.
        table: The table that was deleted from.
        row_id: The identity of the row that was to go.

    Returns:
        The reason; None where the error is about something else.
    """
    match _violation(error):
        case BrokenForeignKey(table=""):
            reference = await referring_column(connection, table, row_id)
            return None if reference is None else StillReferenced(reference)
        case BrokenForeignKey(name, _, constraint):
            tables = [model for model in models() if model._meta.db_table == name]
            keys = _foreign_key_columns(tables[0]) if tables else {}
            return StillReferenced(_reference(name, constraint, keys))
        case _:
            return None


def _violation(error: IntegrityError) -> Violation | None:
    return read_violation(error.args[0])


def _last(columns: tuple[str, ...]) -> str | None:
    """What is told where no constraint has this name: its column may have been renamed."""
    return columns[-1] if columns else None


def _reference(table: str, constraint: str, keys: Mapping[str, str]) -> str:
    """The column that refers; of a table that the service does not have, the table."""
    column = keys.get(constraint, next(iter(keys.values()), ""))
    return f"{table}.{column}".removesuffix(".")


def _unique(table: type[Model]) -> dict[str, str]:
    """The last column of all that is unique, by its name in the database, which is shortened."""
    meta = table._meta
    alone = [(name,) for name, field in meta.fields_map.items() if field.unique]
    together = [
        [meta.fields_db_projection[name] for name in names]
        for names in (*alone, *meta.unique_together)
        if set(names) <= meta.fields_db_projection.keys()
    ]
    return {constraint_name("uq", meta.db_table, *columns): columns[-1] for columns in together}


def _foreign_key_columns(table: type[Model]) -> dict[str, str]:
    """The column of every foreign key, by its name in the database, which is shortened."""
    name = table._meta.db_table
    return {
        constraint_name("fk", name, key.column, key.referred._meta.db_table): key.column
        for key in foreign_keys(table)
    }
