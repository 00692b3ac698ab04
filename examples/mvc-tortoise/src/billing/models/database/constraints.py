"""Which constraint a database says was broken."""

from __future__ import annotations

from tortoise.exceptions import IntegrityError


def broken_column(error: IntegrityError, *columns: str) -> str | None:
    """The one of these columns whose uniqueness an insert or update broke, if it was one of them.

    PostgreSQL names the constraint (``uq_users_email_key``), SQLite the column
    (``users.email_key``).
    """
    said = str(error)
    for column in columns:
        table, name = column.split(".")
        if column in said or f"uq_{table}_{name}" in said:
            return column
    return None
