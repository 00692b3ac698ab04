"""What the drivers say when a statement breaks a constraint."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import dataclass

import asyncpg

UNIQUE = "UNIQUE constraint failed: "
FOREIGN_KEY = "FOREIGN KEY constraint failed"
KEY = re.compile(r"\(([^()]+)\)=\(")  # the rest of the sentence is in the server's language


@dataclass(frozen=True, slots=True)
class BrokenUnique:
    """Two rows would have had the same values.

    Attributes:
        table: The table.
        columns: What no two rows may have alike; empty where the database does not say.
        constraint: The name of the constraint or index; SQLite does not say it.
    """

    table: str
    columns: tuple[str, ...]
    constraint: str = ""


@dataclass(frozen=True, slots=True)
class BrokenForeignKey:
    """A row would have referred to none. SQLite says no more than that.

    Attributes:
        table: The table that refers.
        columns: What was written there, or what is referred to, where that was to be deleted.
        constraint: The name of the foreign key.
    """

    table: str = ""
    columns: tuple[str, ...] = ()
    constraint: str = ""


Violation = BrokenUnique | BrokenForeignKey


def read_violation(error: object) -> Violation | None:
    """The constraint that a driver's error is about; None where it is about another kind."""
    match error:
        case asyncpg.UniqueViolationError():
            return BrokenUnique(
                error.table_name or "", _columns(error.detail), error.constraint_name or ""
            )
        case asyncpg.ForeignKeyViolationError() | asyncpg.RestrictViolationError():
            return BrokenForeignKey(
                error.table_name or "", _columns(error.detail), error.constraint_name or ""
            )
        case sqlite3.IntegrityError():
            return _read_sqlite(str(error))
        case _:
            return None


def _columns(detail: str | None) -> tuple[str, ...]:
    key = KEY.search(detail or "")
    return tuple(key[1].replace('"', "").split(", ")) if key else ()


def _read_sqlite(said: str) -> Violation | None:
    if said == FOREIGN_KEY:
        return BrokenForeignKey()
    names = [name.partition(".") for name in said.removeprefix(UNIQUE).split(", ")]
    if not said.startswith(UNIQUE) or not names[0][2]:
        return None
    return BrokenUnique(names[0][0], tuple(column for _, _, column in names))
