from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, MetaData
from sqlalchemy.exc import IntegrityError

from orders.config.database import DatabaseSettings
from orders.infrastructure.database.engine import create_engine
from orders.infrastructure.database.tables import BaseTable

__all__ = ("IntegrityError", "create_tables")


async def create_tables(url: str) -> None:
    """Make the tables in an empty database."""
    engine = create_engine(DatabaseSettings(url=url), Path())
    async with engine.begin() as connection:
        await connection.run_sync(_create_all)
    await engine.dispose()


def _create_all(connection: Connection) -> None:
    tables = MetaData()  # a copy: adding a foreign key later marks it as one that is never inline
    for table in BaseTable.metadata.tables.values():
        table.to_metadata(tables)
    if connection.dialect.name == "sqlite":
        for table in tables.tables.values():  # `create_all` leaves circles of foreign keys open
            table.create(connection)
    else:
        tables.create_all(connection)
