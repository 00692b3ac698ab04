"""Which database the settings ask for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...config.database import DatabaseSettings
from .clients import postgresql, sqlite
from .database import Database
from .unit_of_work import UnitsOfWork
from .url import DatabaseUrl, read_database_url

PRAGMAS = {
    "busy_timeout": 5000,
    "journal_mode": "WAL",
    "synchronous": "NORMAL",
    "foreign_keys": "ON",
}


def open_units_of_work(settings: DatabaseSettings, root: Path) -> UnitsOfWork:
    """Transactions of the database that the settings name; it is connected when it is first used.

    Args:
        settings: Where the database is and how many connections to keep.
        root: What a relative SQLite file is relative to.
    """
    return UnitsOfWork(open_database(settings, root))


def open_database(settings: DatabaseSettings, root: Path) -> Database:
    """The database that the settings name; it is connected when it is first used.

    Args:
        settings: Where the database is and how many connections to keep.
        root: What a relative SQLite file is relative to.
    """
    url = read_database_url(settings.url, root)
    client = sqlite if url.dialect == "sqlite" else postgresql
    pool = {
        "pool_size": settings.pool_size,
        "max_overflow": settings.max_overflow,
        "pool_timeout": settings.pool_timeout,
    }
    return Database(url.dialect, client.__name__, _place(url) | pool)


def _place(url: DatabaseUrl) -> dict[str, Any]:
    if url.dialect == "sqlite":
        return {"file_path": str(url.file or ":memory:"), **PRAGMAS}
    return {"arguments": url.connect_arguments()}
