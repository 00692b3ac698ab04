"""Whether every foreign key points to a row, on SQLite; PostgreSQL sees to that itself."""

from collections.abc import Iterable

FOREIGN_KEY_CHECK = "PRAGMA foreign_key_check"


class BrokenReferencesError(Exception):
    """A revision left rows whose foreign key points to no row."""

    def __str__(self) -> str:
        """The rows, in words."""
        return f"rows point to rows that do not exist: {', '.join(sorted(self.args[0]))}"


def broken_references(rows: Iterable[tuple[str, int | None, str, int]]) -> set[str]:
    """Puts the answer to `FOREIGN_KEY_CHECK` into words.

    Returns:
        `TABLE to REFERRED (row N)` for each row that points to no row.
    """
    return {f"{table} to {referred} (row {row})" for table, row, referred, _ in rows}
