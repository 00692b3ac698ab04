"""The copy of a SQLite file that is made before it is migrated."""

import sqlite3
from contextlib import closing
from pathlib import Path

from .errors import SnapshotError

BUSY_SECONDS = 30.0
SIDECARS = ("-journal", "-wal", "-shm")


def copy_of(database: Path) -> Path:
    """Where the copy is: beside the database."""
    return database.with_name(f"{database.name}.before-migration")


def take(database: Path) -> None:
    """Copies the database; a copy of no bytes says that there was none.

    The copy is made under another name and renamed, so that a copy which exists is whole.

    Raises:
        SnapshotError: The file cannot be read or the copy cannot be written.
    """
    copy = copy_of(database)
    unfinished = copy.with_name(f"{copy.name}.part")
    try:
        unfinished.unlink(missing_ok=True)
        unfinished.touch()
        if database.exists() and database.stat().st_size > 0:
            _backup(database, unfinished)
        unfinished.replace(copy)
    except (OSError, sqlite3.Error) as error:
        raise SnapshotError(
            what="The database could not be copied; nothing was migrated.",
            where=str(copy),
            why=str(error),
            mend="Make room or make the folder writable, and migrate again.",
        ) from error


def restore(database: Path) -> None:
    """Makes the database what it was when the copy was taken, and removes the copy.

    Raises:
        SnapshotError: The database cannot be written; the copy is kept.
    """
    copy = copy_of(database)
    try:
        if copy.stat().st_size > 0:
            _backup(copy, database)
        else:
            for suffix in ("", *SIDECARS):
                database.with_name(database.name + suffix).unlink(missing_ok=True)
        copy.unlink()
    except (OSError, sqlite3.Error) as error:
        raise SnapshotError(
            what="The database could not be restored; its copy is kept.",
            where=str(copy),
            why=str(error),
            mend="Stop what uses the database and migrate again: the copy is restored first.",
        ) from error


def discard(database: Path) -> None:
    """Removes the copy, if there is one."""
    copy_of(database).unlink(missing_ok=True)


def _backup(source: Path, destination: Path) -> None:
    # SQLite's own backup: it sees what is still in the write-ahead log, and other connections
    # to the destination see it change in one transaction.
    with (
        closing(sqlite3.connect(source, timeout=BUSY_SECONDS)) as reader,
        closing(sqlite3.connect(destination, timeout=BUSY_SECONDS)) as writer,
    ):
        reader.backup(writer)
