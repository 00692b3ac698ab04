"""The engine and its pool of connections."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from ...config.database import DatabaseSettings
from .engine_url import engine_url
from .url import read_database_url

READING = "reading"


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
        pool_size=settings.pool_size,
        max_overflow=settings.max_overflow,
        pool_timeout=settings.pool_timeout,
        pool_pre_ping=not sqlite,
    )
    if sqlite:
        _prepare_sqlite(engine)
    return engine


def _prepare_sqlite(engine: AsyncEngine) -> None:
    """Give SQLite real transactions.

    The driver would begin them late and never before a SELECT; a writer that began by reading is
    then refused at once, however long it is willing to wait. So we say BEGIN ourselves, and a
    transaction that is going to write takes its lock first.
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
        reading = connection.get_execution_options().get(READING, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")
