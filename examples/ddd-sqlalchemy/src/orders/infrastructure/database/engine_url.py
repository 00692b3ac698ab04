"""From the URL of the database to the URL that SQLAlchemy opens."""

from __future__ import annotations

from sqlalchemy.engine import URL

from .url import DatabaseUrl


def engine_url(url: DatabaseUrl) -> URL:
    """The same URL with its asynchronous driver."""
    if url.dialect == "sqlite":
        return URL.create("sqlite+aiosqlite", database=None if url.file is None else str(url.file))
    return URL.create(
        "postgresql+asyncpg",
        username=url.username,
        password=url.password,
        host=url.host,
        port=url.port,
        database=url.database,
        query=url.query,
    )
