from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Any

import asyncpg

from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
)


def execute(target: MigrationTarget, *statements: str) -> None:
    """Run statements in one transaction."""
    if target.file is None:
        asyncio.run(_fetch(target, *statements))
        return
    with closing(sqlite3.connect(target.file)) as connection, connection:
        for statement in statements:
            connection.execute(statement)


def select(target: MigrationTarget, statement: str) -> list[Sequence[object]]:
    """The rows of a query."""
    if target.file is None:
        return [tuple(row) for row in asyncio.run(_fetch(target, statement))]
    with closing(sqlite3.connect(target.file)) as connection:
        return connection.execute(statement).fetchall()


async def _fetch(target: MigrationTarget, *statements: str) -> list[Any]:
    connection = await asyncpg.connect(**target.url.connect_arguments())
    rows: list[Any] = []
    try:
        async with connection.transaction():
            for statement in statements:
                rows = await connection.fetch(statement)
    finally:
        await connection.close()
    return rows
