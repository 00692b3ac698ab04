"""What a killed migration of a SQLite file left behind."""

import sqlite3
from collections.abc import Collection
from contextlib import closing
from pathlib import Path

from .snapshot import copy_of, discard, restore
from .version_table import APPLIED_VERSIONS, VERSION_TABLE

Content = tuple[list[tuple[str, str, str]], list[str]]


def recover(database: Path, complete: Collection[str]) -> str | None:
    """Settles a copy that nobody owns any more; call it with the file's lock held.

    SQLite itself rolls back the transaction of a killed process, so mostly the database is
    already as it was, and rows written since then stay. Only a revision that commits midway
    leaves it in between: then the copy is restored.

    Args:
        database: The SQLite file.
        complete: What the version table holds at head.

    Returns:
        What was found and done, as a sentence; None when there was no copy.

    Raises:
        SnapshotError: The copy could not be restored.
    """
    copy = copy_of(database)
    if not copy.exists():
        return None
    before, now = _content(copy), _content(database)
    if now == before:
        discard(database)
        return "An interrupted migration had changed nothing: the database is as it was before."
    if now[1] != before[1] and set(now[1]) == set(complete):
        discard(database)
        return "An interrupted migration had come to its end: the database is at head."
    restore(database)
    return "An interrupted migration had left the database half migrated: it was restored."


def _content(database: Path) -> Content:
    """The schema and the revisions of a SQLite file, both empty when there is none."""
    if not database.exists():
        return [], []
    with closing(sqlite3.connect(database, timeout=30.0)) as connection:
        schema = connection.execute(
            "SELECT type, name, coalesce(sql, '') FROM sqlite_master ORDER BY type, name"
        ).fetchall()
        if not any(name == VERSION_TABLE for _, name, _ in schema):
            return schema, []
        return schema, [version for (version,) in connection.execute(APPLIED_VERSIONS)]
