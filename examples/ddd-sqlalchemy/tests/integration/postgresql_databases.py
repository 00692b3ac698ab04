from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

import asyncpg
import pytest

from .schema import create_tables

SERVER = os.environ.get("TEST_POSTGRESQL_URL")
KILL_THE_OTHERS = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
)
DROP_THE_TABLES = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
# One statement, so that none is left that refers to another; TRUNCATE takes far longer.
DELETE_THE_ROWS = """DO $$ BEGIN EXECUTE (
    SELECT 'WITH ' || string_agg(format('d%s AS (DELETE FROM %I)', oid, relname), ', ')
    || ' SELECT 1' FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
); END $$"""
BEGIN_TO_COUNT_ANEW = (
    "SELECT setval(oid::regclass, 1, false) FROM pg_class"
    " WHERE relkind = 'S' AND relnamespace = 'public'::regnamespace"
)


class PostgresqlDatabases:
    """One without tables and one with them: made once, and cleared for each test."""

    def __init__(self) -> None:
        self._empty = ""
        self._prepared = ""

    async def empty(self, _folder: Path) -> str:
        """The URL of the one that has no tables."""
        self._empty = self._empty or await create_database()
        await _order(self._empty, KILL_THE_OTHERS, DROP_THE_TABLES)
        return self._empty

    async def prepared(self, _folder: Path) -> str:
        """The URL of the one that has the tables and no rows."""
        if not self._prepared:
            self._prepared = await create_database()
            await create_tables(self._prepared)
        await _order(self._prepared, KILL_THE_OTHERS, DELETE_THE_ROWS, BEGIN_TO_COUNT_ANEW)
        return self._prepared

    async def drop(self) -> None:
        """Let go of them."""
        for url in filter(None, (self._empty, self._prepared)):
            await _order(_server(), f'DROP DATABASE "{_name(url)}" WITH (FORCE)')


async def create_database() -> str:
    """Make an empty database; its URL."""
    name = f"test_{uuid4().hex}"
    await _order(_server(), f'CREATE DATABASE "{name}" TEMPLATE template0')
    return urlsplit(_server())._replace(path=f"/{name}").geturl()


def _server() -> str:
    if SERVER is None:
        pytest.skip("TEST_POSTGRESQL_URL names no server on which databases may be created")
    return SERVER


def _name(url: str) -> str:
    return urlsplit(url).path.removeprefix("/")


async def _order(url: str, *statements: str) -> None:
    connection = await asyncpg.connect(url)
    for statement in statements:
        await connection.execute(statement)
    await connection.close()
