from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from orders.config.database import DatabaseSettings
from orders.infrastructure.database.opening import open_units_of_work
from orders.infrastructure.database.unit_of_work import (
    UnitsOfWork,
)

from .postgresql_databases import PostgresqlDatabases
from .sqlite_databases import SqliteDatabases

Databases = SqliteDatabases | PostgresqlDatabases


@pytest.fixture(scope="package")
def databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Databases]]:
    """Where databases of each kind come from."""
    databases: dict[str, Databases] = {
        "sqlite": SqliteDatabases(tmp_path_factory.mktemp("databases")),
        "postgresql": PostgresqlDatabases(),
    }
    yield databases
    for kind in databases.values():
        asyncio.run(kind.drop())


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(
    request: pytest.FixtureRequest, tmp_path: Path, databases: dict[str, Databases]
) -> str:
    """A database of each kind that has no tables."""
    return await databases[request.param].empty(tmp_path)


@pytest.fixture(params=["sqlite", "postgresql"])
async def prepared_url(
    request: pytest.FixtureRequest, tmp_path: Path, databases: dict[str, Databases]
) -> str:
    """A database of each kind that has the tables and no rows."""
    return await databases[request.param].prepared(tmp_path)


@pytest.fixture
async def driver_at_rest() -> AsyncIterator[None]:
    """Wait, after the test, for aiosqlite's thread of a connection that could not be opened."""
    yield
    async with asyncio.timeout(30):
        while any("_connection_worker" in thread.name for thread in threading.enumerate()):  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@pytest.fixture
async def units(prepared_url: str, tmp_path: Path) -> AsyncIterator[UnitsOfWork]:
    """Transactions of a database that has the tables and no rows."""
    units = open_units_of_work(DatabaseSettings(url=prepared_url), tmp_path)
    yield units
    await units.close()
