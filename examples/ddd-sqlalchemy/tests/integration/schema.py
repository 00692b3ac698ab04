from __future__ import annotations

from pathlib import Path

from sqlalchemy.exc import IntegrityError

from orders.config.database import DatabaseSettings
from orders.infrastructure.database.engine import create_engine
from orders.infrastructure.database.tables import BaseTable

__all__ = ("IntegrityError", "create_tables")


async def create_tables(url: str) -> None:
    """Make the tables in an empty database."""
    engine = create_engine(DatabaseSettings(url=url), Path())
    async with engine.begin() as connection:
        await connection.run_sync(BaseTable.metadata.create_all)
    await engine.dispose()
