from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from orders.config.database import DatabaseSettings
from orders.infrastructure.database.opening import open_units_of_work
from orders.infrastructure.database.unit_of_work import (
    UnitsOfWork,
)

from .database import new_database
from .schema import create_tables


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An empty database of each kind."""
    async with new_database(request.param, tmp_path) as url:
        yield url


@pytest.fixture
async def prepared_url(database_url: str) -> str:
    """A database that has the tables and no rows."""
    await create_tables(database_url)
    return database_url


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
