from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy.ext.asyncio import AsyncEngine

from orders.config.database import DatabaseSettings
from orders.infrastructure.database.engine import create_engine
from orders.infrastructure.database.tables import BaseTable
from orders.infrastructure.database.unit_of_work import (
    UnitsOfWork,
)

from .database import new_database


@pytest.fixture(params=["sqlite", "postgresql"])
async def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[str]:
    """An empty database of each kind."""
    async with new_database(request.param, tmp_path) as url:
        yield url


@pytest.fixture
async def engine(database_url: str, tmp_path: Path) -> AsyncIterator[AsyncEngine]:
    """An engine on a database that has the tables and no rows."""
    engine = create_engine(DatabaseSettings(url=database_url), tmp_path)
    async with engine.begin() as connection:
        await connection.run_sync(BaseTable.metadata.create_all)
    yield engine
    await engine.dispose()


@pytest.fixture
async def driver_at_rest() -> AsyncIterator[None]:
    """Wait, after the test, for aiosqlite's thread of a connection that could not be opened."""
    yield
    async with asyncio.timeout(30):
        while any("_connection_worker" in thread.name for thread in threading.enumerate()):  # noqa: ASYNC110
            await asyncio.sleep(0.01)


@pytest.fixture
def units(engine: AsyncEngine) -> UnitsOfWork:
    return UnitsOfWork(engine)
