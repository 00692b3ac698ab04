from __future__ import annotations

import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

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
    await _order(SERVER, f'CREATE DATABASE "{name}" TEMPLATE template0')
    try:
        yield urlsplit(SERVER)._replace(path=f"/{name}").geturl()
    finally:
        await _order(SERVER, f'DROP DATABASE "{name}" WITH (FORCE)')


async def _order(server: str, statement: str) -> None:
    connection = await asyncpg.connect(server)
    await connection.execute(statement)
    await connection.close()
