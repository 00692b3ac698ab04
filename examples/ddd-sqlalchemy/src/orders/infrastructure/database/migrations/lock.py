"""One migration of a database at a time."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from asyncpg import Connection

from .errors import DatabaseUnreachableError, LockTimeoutError

WAIT_SECONDS = 600.0
POLL_SECONDS = 0.1

# Any constant does, as long as every migration of a database uses it: "migrate" as a number.
ADVISORY_KEY = int.from_bytes(b"migrate", "big")


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
        for _ in _attempts(str(database)):
            if _begin_exclusive(connection):
                break
            time.sleep(POLL_SECONDS)
        yield


async def take_advisory_lock(connection: Connection[Any], place: str) -> None:
    """Takes PostgreSQL's advisory lock of the database, which ends with the connection.

    The lock belongs to the session, so it outlives a revision that commits midway. It is polled
    for: a session that waits inside PostgreSQL keeps a snapshot open, for which CREATE INDEX
    CONCURRENTLY waits in turn.

    Raises:
        LockTimeoutError: Another session held it for `WAIT_SECONDS`.
    """
    for _ in _attempts(place):
        if await connection.fetchval("SELECT pg_try_advisory_lock($1)", ADVISORY_KEY):
            return
        await asyncio.sleep(POLL_SECONDS)


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


def _attempts(place: str) -> Iterator[None]:
    """Turns to try in, until the time is up."""
    deadline = time.monotonic() + WAIT_SECONDS
    while time.monotonic() <= deadline:
        yield
    raise LockTimeoutError(
        what="Another migration of this database does not end.",
        where=place,
        why=f"Its lock was held for {WAIT_SECONDS:.0f} seconds.",
        mend="Find that process, let it end or stop it, and migrate again.",
    )
