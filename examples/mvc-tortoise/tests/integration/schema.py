from __future__ import annotations

from pathlib import Path

from tortoise.exceptions import IntegrityError

from billing.config.database import DatabaseSettings
from billing.models.database.opening import open_database

__all__ = ("IntegrityError", "create_tables")


async def create_tables(url: str) -> None:
    """Make the tables in an empty database."""
    database = open_database(DatabaseSettings(url=url), Path())
    async with database.entered() as opened:
        await opened.context.generate_schemas(safe=False)
    await database.close()
