"""One migration of a database at a time."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy import Connection, text

from .errors import DatabaseUnreachableError, LockTimeoutError

WAIT_SECONDS = 600.0
POLL_SECONDS = 0.1

# Any constant does, as long as every migration of a database uses it: "alembic" as a number.
ADVISORY_KEY = int.from_bytes(b"alembic", "big")


@contextmanager
def file_lock(database: Path) -> Iterator[None]:
    """Holds the lock of a SQLite file, across processes.

    The lock is a transaction on an empty SQLite file beside the database, because SQLite locks
    alike on every operating system and the system frees the lock of a killed process. The file
    stays: to remove it would let two processes lock two files of the same name.

    Raises:
        LockTimeoutError: Another process held it for `WAIT_SECONDS`.
        DatabaseUnreachableError: The folder cannot be written.
    """
    with closing(_open(database)) as connection:
        _wait(lambda: _begin_exclusive(connection), str(database))
        yield


@contextmanager
def advisory_lock(connection: Connection, place: str) -> Iterator[None]:
    """Holds PostgreSQL's advisory lock of the database; does nothing on SQLite.

    The lock belongs to the session, so it outlives a revision that commits midway, and ends
    with the connection if the block raises. It is polled for: a session that waits inside
    PostgreSQL keeps a snapshot open, for which CREATE INDEX CONCURRENTLY waits in turn.

    Raises:
        LockTimeoutError: Another session held it for `WAIT_SECONDS`.
    """
    if connection.dialect.name != "postgresql":
        yield
        return
    _wait(lambda: _try_advisory(connection), place)
    yield
    connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": ADVISORY_KEY})
    connection.commit()


def _open(database: Path) -> sqlite3.Connection:
    try:
        database.parent.mkdir(parents=True, exist_ok=True)
        lock = database.with_name(f"{database.name}.migration-lock")
        return sqlite3.connect(lock, timeout=0, isolation_level=None)
    except (OSError, sqlite3.OperationalError) as error:
        raise DatabaseUnreachableError(
            what="The folder of the database cannot be written.",
            where=str(database.parent),
            why=str(error),
            mend="Make it writable, or set SETTINGS__DATABASE__URL to a file elsewhere.",
        ) from error


def _begin_exclusive(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
            return False
        raise
    return True


def _try_advisory(connection: Connection) -> bool:
    statement = text("SELECT pg_try_advisory_lock(:key)")
    taken = bool(connection.execute(statement, {"key": ADVISORY_KEY}).scalar_one())
    connection.commit()
    return taken


def _wait(attempt: Callable[[], bool], place: str) -> None:
    deadline = time.monotonic() + WAIT_SECONDS
    while not attempt():
        if time.monotonic() > deadline:
            raise LockTimeoutError(
                what="Another migration of this database does not end.",
                where=place,
                why=f"Its lock was held for {WAIT_SECONDS:.0f} seconds.",
                mend="Find that process, let it end or stop it, and migrate again.",
            )
        time.sleep(POLL_SECONDS)
