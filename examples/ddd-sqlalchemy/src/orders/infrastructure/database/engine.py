"""The engine and its pool of connections."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.util.concurrency import in_greenlet

from ...config.database import DatabaseSettings
from .engine_url import engine_url
from .session_timeouts import session_timeouts
from .url import read_database_url

READING = "reading"


class ConnectingWaitsError(Exception):
    """To connect takes waiting, which SQLAlchemy does in a greenlet only."""


def create_engine(settings: DatabaseSettings, root: Path) -> AsyncEngine:
    """An engine that connects when it is first used.

    Args:
        settings: Where the database is and how many connections to keep.
        root: What a relative SQLite file is relative to.
    """
    url = read_database_url(settings.url, root)
    sqlite = url.dialect == "sqlite"
    engine = create_async_engine(
        engine_url(url),
        # SQLAlchemy closes what overflows at once: under load it would open and close all the time.
        pool_size=settings.pool_size + settings.max_overflow,
        max_overflow=0,
        pool_timeout=settings.pool_timeout,
        hide_parameters=True,  # they hold password hashes, and errors show them too
        connect_args={} if sqlite else _connect_arguments(settings),
    )
    if sqlite:
        _prepare_sqlite(engine)
    else:
        _replace_lost_connections(engine)
    return engine


def _connect_arguments(settings: DatabaseSettings) -> dict[str, Any]:
    return {"timeout": settings.pool_timeout, "server_settings": session_timeouts(settings)}


def reading_engine(engine: AsyncEngine) -> AsyncEngine:
    """The same engine and pool, without transactions: every statement is by itself."""
    sqlite = engine.dialect.name == "sqlite"
    return engine.execution_options(
        **({READING: True} if sqlite else {"isolation_level": "AUTOCOMMIT"})
    )


def _replace_lost_connections(engine: AsyncEngine) -> None:
    """Hand out no connection whose end is known: a restarted server has closed those it had.

    To ask the server before each use, as `pool_pre_ping` does, would be three round trips.
    """

    @event.listens_for(engine.sync_engine, "checkout")
    def _on_checkout(connection: Any, _record: Any, _proxy: Any) -> None:
        if connection.driver_connection.is_closed():
            raise DisconnectionError("the server has closed the connection")

    @event.listens_for(engine.sync_engine, "do_connect")
    def _on_connect(*_: Any) -> None:
        if not in_greenlet():
            raise ConnectingWaitsError


def _prepare_sqlite(engine: AsyncEngine) -> None:
    """Give SQLite real transactions.

    The driver would begin them late and never before a SELECT; a writer that began by reading is
    then refused at once, however long it is willing to wait. So we say BEGIN ourselves, and a
    transaction takes its lock first. Who only reads begins none.
    """

    @event.listens_for(engine.sync_engine, "connect")
    def _on_connect(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in (
            "busy_timeout=5000",
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
        ):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine.sync_engine, "begin")
    def _on_begin(connection: Connection) -> None:
        if not connection.get_execution_options().get(READING, False):
            connection.exec_driver_sql("BEGIN IMMEDIATE")
