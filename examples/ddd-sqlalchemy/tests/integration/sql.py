from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import Any

import asyncpg


async def execute(url: str, statement: str) -> list[Any]:
    """Run one statement past the ORM; the rows of a query."""
    if url.startswith("sqlite:///"):
        with closing(sqlite3.connect(url.removeprefix("sqlite:///"))) as connection, connection:
            return connection.execute(statement).fetchall()
    session = await asyncpg.connect(url)
    try:
        return list(await session.fetch(statement))
    finally:
        await session.close()
