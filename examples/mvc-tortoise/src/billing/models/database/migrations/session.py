"""One connection for one piece of work, as migration files see it."""

from __future__ import annotations

import asyncio
import sqlite3
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

import aiosqlite
import asyncpg
from tortoise.backends.base.client import TransactionalDBClient

from .engines import postgresql, sqlite
from .lock import take_advisory_lock
from .server import CONNECT_SECONDS, unreachable
from .target import MigrationTarget

BUSY_SECONDS = 30.0

T = TypeVar("T")


class Session(ABC):
    """A connection and the transaction on it.

    Attributes:
        client: What migration files get.
    """

    client: TransactionalDBClient

    def __init__(self) -> None:
        self.client = self._fresh_client()
        self._begun = False

    async def begin(self) -> None:
        """Begin a transaction, unless there is one."""
        if not self._begun:
            self.client = self._fresh_client()
            await self.client.begin()
            self._begun = True

    async def commit(self) -> None:
        """End the transaction, if there is one; what follows is kept statement by statement."""
        if self._begun:
            await self.client.commit()
            self._end()

    async def rollback(self) -> None:
        """Undo the transaction, if there is one; a connection that is lost has undone it."""
        if self._begun:
            with suppress(Exception):
                await self.client.rollback()
            self._end()

    async def rows(self, query: str, *values: object) -> list[Any]:
        """What a query finds."""
        _, rows = await self.client.execute_query(query, list(values) or None)
        return list(rows)

    def _end(self) -> None:
        self.client = self._fresh_client()
        self._begun = False

    @abstractmethod
    def _fresh_client(self) -> TransactionalDBClient:
        """A client of this connection, outside any transaction."""


class _SqliteSession(Session):
    def __init__(self, connection: aiosqlite.Connection) -> None:
        self._parent = sqlite.MigratingClient("", connection_name="migrations")
        self._parent._connection = connection
        super().__init__()

    def _fresh_client(self) -> TransactionalDBClient:
        return sqlite.MigratingTransaction(self._parent)


class _PostgresqlSession(Session):
    def __init__(self, connection: asyncpg.Connection[Any]) -> None:
        self._parent = postgresql.MigratingClient(connection_name="migrations")
        self._parent._connection = connection
        super().__init__()

    def _fresh_client(self) -> TransactionalDBClient:
        return postgresql.MigratingTransaction(self._parent)


def with_session(
    target: MigrationTarget, work: Callable[[Session], Awaitable[T]], *, locked: bool = False
) -> T:
    """Runs work on a connection that is closed afterwards.

    Args:
        target: The database.
        work: Gets the connection.
        locked: Whether it first waits for PostgreSQL's lock on migrations, which it then holds.

    Raises:
        DatabaseUnreachableError: The connection could not be opened.
        LockTimeoutError: Another migration does not end.
        RuntimeError: Called inside a running event loop.
    """
    return asyncio.run(_with_session(target, work, locked))


async def _with_session(
    target: MigrationTarget, work: Callable[[Session], Awaitable[T]], locked: bool
) -> T:
    opened = _postgresql(target, locked) if target.file is None else _sqlite(target)
    async with opened as session:
        return await work(session)


@asynccontextmanager
async def _sqlite(target: MigrationTarget) -> AsyncIterator[Session]:
    try:
        connection = await aiosqlite.connect(
            str(target.file), isolation_level=None, timeout=BUSY_SECONDS
        )
    except Exception as error:
        raise unreachable(target.place, error) from error
    try:
        connection.row_factory = sqlite3.Row
        # A table that is rebuilt is dropped and renamed, which would delete the rows that point
        # to it (https://www.sqlite.org/lang_altertable.html#otheralter).
        await connection.execute("PRAGMA foreign_keys = OFF")
        yield _SqliteSession(connection)
    finally:
        await connection.close()


@asynccontextmanager
async def _postgresql(target: MigrationTarget, locked: bool) -> AsyncIterator[Session]:
    try:
        connection = await asyncpg.connect(
            **target.url.connect_arguments(), timeout=CONNECT_SECONDS
        )
    except Exception as error:
        raise unreachable(target.place, error) from error
    try:
        if locked:
            await take_advisory_lock(connection, target.place)
        yield _PostgresqlSession(connection)
    finally:
        await connection.close()
