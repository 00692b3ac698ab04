"""Which database the settings ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...config.database import DatabaseSettings
from .clients import postgresql, sqlite
from .database import Database
from .session_timeouts import session_timeouts
from .statement_observer import StatementObserver
from .unit_of_work import UnitsOfWork
from .url import DatabaseUrl, read_database_url

PRAGMAS = {
    "busy_timeout": 5000,
    "journal_mode": "WAL",
    "synchronous": "NORMAL",
    "foreign_keys": "ON",
}


def open_units_of_work(
    settings: DatabaseSettings, root: Path, observer: StatementObserver | None = None
) -> UnitsOfWork:
    """Transactions of the database that the settings name; it is connected when it is first used.

    Args:
        settings: Where the database is and how many connections to keep.
        root: What a relative SQLite file is relative to.
        observer: Is told of statements.
    """
    return UnitsOfWork(open_database(settings, root, observer))


def open_database(
    settings: DatabaseSettings, root: Path, observer: StatementObserver | None = None
) -> Database:
    """The database that the settings name; it is connected when it is first used.

    Args:
        settings: Where the database is and how many connections to keep.
        root: What a relative SQLite file is relative to.
        observer: Is told of statements.
    """
    url = read_database_url(settings.url, root)
    client = sqlite if url.dialect == "sqlite" else postgresql
    pool = {
        "pool_size": settings.pool_size,
        "max_overflow": settings.max_overflow,
        "pool_timeout": settings.pool_timeout,
    }
    return Database(url.dialect, client.__name__, _place(url, settings) | pool, observer)


def _place(url: DatabaseUrl, settings: DatabaseSettings) -> dict[str, Any]:
    if url.dialect == "sqlite":
        return {"file_path": str(url.file or ":memory:"), **PRAGMAS}
    timeouts = {"server_settings": session_timeouts(settings)}
    return {"arguments": timeouts | url.connect_arguments()}
