"""One connection for one piece of work."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from typing import Any, TypeVar, cast

from sqlalchemy import Connection, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry, NullPool

from ..engine_url import engine_url
from .lock import take_advisory_lock
from .server import CONNECT_SECONDS, unreachable
from .target import MigrationTarget

BUSY_SECONDS = 30.0

T = TypeVar("T")


def with_connection(
    target: MigrationTarget, work: Callable[[Connection], T], *, locked: bool = False
) -> T:
    """Runs work on a connection that is closed afterwards.

    Args:
        target: The database.
        work: Gets the connection.
        locked: Whether it first waits for PostgreSQL's lock on migrations, which it then holds.

    Raises:
        LockTimeoutError: Another migration does not end.
        DatabaseUnreachableError: The connection could not be opened.
        RuntimeError: Called inside a running event loop.
    """
    return asyncio.run(_with_connection(target, work, locked))


async def _with_connection(
    target: MigrationTarget, work: Callable[[Connection], T], locked: bool
) -> T:
    engine = _engine(target)
    async with AsyncExitStack() as exits:
        exits.push_async_callback(engine.dispose)
        try:
            connection = await exits.enter_async_context(engine.connect())
        except Exception as error:
            raise unreachable(target.place, error) from error
        if locked and target.file is None:
            pooled = await connection.get_raw_connection()
            await take_advisory_lock(cast(Any, pooled.driver_connection), target.place)
        return await connection.run_sync(work)


def _engine(target: MigrationTarget) -> AsyncEngine:
    url = engine_url(target.url)
    if target.file is None:
        return create_async_engine(
            url, poolclass=NullPool, connect_args={"timeout": CONNECT_SECONDS}
        )
    engine = create_async_engine(url, poolclass=NullPool, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine.sync_engine, "connect", _prepare_sqlite)
    event.listen(engine.sync_engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    # None: the driver opens no transaction of its own, so that the schema changes are inside
    # ours. Foreign keys off: a batch operation drops and renames tables, which would delete the
    # rows that point to them (https://www.sqlite.org/lang_altertable.html#otheralter).
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = OFF")
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    if connection.get_execution_options().get("isolation_level") != "AUTOCOMMIT":
        connection.exec_driver_sql("BEGIN IMMEDIATE")
