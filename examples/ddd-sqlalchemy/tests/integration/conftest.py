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

from .database import new_database
from .prepared_databases import PreparedDatabases


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An empty database of each kind."""
    async with new_database(request.param, tmp_path) as url:
        yield url


@pytest.fixture(scope="session")
def prepared_databases(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PreparedDatabases]:
    """Databases to be copied."""
    databases = PreparedDatabases(tmp_path_factory.mktemp("prepared"))
    yield databases
    asyncio.run(databases.drop())


@pytest.fixture(params=["sqlite", "postgresql"])
async def prepared_url(
    request: pytest.FixtureRequest, tmp_path: Path, prepared_databases: PreparedDatabases
) -> AsyncIterator[str]:
    """A database of each kind that has the tables and no rows."""
    original = await prepared_databases.url(request.param)
    async with new_database(request.param, tmp_path, original) as url:
        yield url


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
