from __future__ import annotations

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

SERVER = os.environ.get("TEST_POSTGRESQL_URL")


@asynccontextmanager
async def new_database(kind: str, folder: Path, original: str = "") -> AsyncIterator[str]:
    """The URL of a database that nobody else uses.

    Args:
        kind: `sqlite` or `postgresql`.
        folder: Where a SQLite file goes.
        original: URL of the database that it is a copy of; without one it is empty.
    """
    url = await create_database(kind, folder, original)
    try:
        yield url
    finally:
        await drop_database(url)


async def create_database(kind: str, folder: Path, original: str = "") -> str:
    """Make what `new_database` gives, for longer; its URL."""
    if kind == "sqlite":
        file = folder / f"{uuid4().hex}.db"
        if original:
            shutil.copyfile(original.removeprefix("sqlite:///"), file)
        return f"sqlite:///{file}"
    if SERVER is None:
        pytest.skip("TEST_POSTGRESQL_URL names no server on which databases may be created")
    name = f"test_{uuid4().hex}"
    await _order(f'CREATE DATABASE "{name}" TEMPLATE "{_name(original) or "template0"}"')
    return urlsplit(SERVER)._replace(path=f"/{name}").geturl()


async def drop_database(url: str) -> None:
    """Let go of a database; files go with their folder."""
    if not url.startswith("sqlite:"):
        await _order(f'DROP DATABASE "{_name(url)}" WITH (FORCE)')


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


async def _order(statement: str) -> None:
    connection = await asyncpg.connect(SERVER)
    await connection.execute(statement)
    await connection.close()
