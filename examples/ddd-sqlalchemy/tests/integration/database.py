from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from orders.infrastructure.database.url import async_url

SERVER = os.environ.get("TEST_POSTGRESQL_URL")


@asynccontextmanager
async def new_database(kind: str, folder: Path) -> AsyncIterator[str]:
    """The URL of an empty database that nobody else uses.

    Args:
        kind: `sqlite` or `postgresql`.
        folder: Where a SQLite file goes.
    """
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'test.db'}"
        return
    if SERVER is None:
        pytest.skip("TEST_POSTGRESQL_URL names no server on which databases may be created")
    name = f"test_{uuid4().hex}"
    url = make_url(SERVER).set(database=name)
    await _order(SERVER, f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield url.render_as_string(hide_password=False)
    finally:
        await _order(SERVER, f'DROP DATABASE "{name}" WITH (FORCE)')


async def _order(server: str, statement: str) -> None:
    engine = create_async_engine(async_url(server, Path()), isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()
