from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import date, datetime, time
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import BigInteger, Double, ForeignKey, MetaData, String, Text, UniqueConstraint
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Mapped, mapped_column

from orders.config.database import DatabaseSettings
from orders.domain.identity import EntityId
from orders.infrastructure.database.engine import create_engine
from orders.infrastructure.database.tables import BaseTable
from orders.infrastructure.database.tables.base import NAMING
from orders.infrastructure.database.tables.column_types import (
    JSON_VALUE,
    EnumText,
    ExactDecimal,
)
from orders.infrastructure.database.tables.identity import Identified
from orders.infrastructure.database.transaction import WritingTransaction

from .sample import BOOKS, Colour

__all__ = (
    "IntegrityError",
    "SampleBooksTable",
    "SampleShelvesTable",
    "SampleValuesTable",
    "Transaction",
    "Writing",
    "sample_tables",
)

Transaction = WritingTransaction
Writing = Callable[[], AbstractAsyncContextManager[Transaction]]


class UnknownToMigrations(BaseTable):
    """The base of tables that the service does not have."""

    __abstract__ = True
    metadata = MetaData(naming_convention=NAMING)


class SampleShelvesTable(Identified, UnknownToMigrations):
    """Shelves, one inside another."""

    __tablename__ = "sample_shelves"

    name: Mapped[str] = mapped_column(String(40), unique=True)
    count: Mapped[int] = mapped_column(default=0)
    inside_id: Mapped[EntityId | None] = mapped_column(
        ForeignKey("sample_shelves.id", ondelete="CASCADE"), index=True
    )
    like_id: Mapped[EntityId | None] = mapped_column(
        ForeignKey("sample_shelves.id", ondelete="RESTRICT"), index=True
    )


class SampleBooksTable(Identified, UnknownToMigrations):
    """Books, which keep their shelf."""

    __tablename__ = BOOKS
    __table_args__ = (UniqueConstraint("shelf_id", "title"),)

    title: Mapped[str] = mapped_column(String(40))
    order: Mapped[int | None] = mapped_column(index=True, unique=True)
    shelf_id: Mapped[EntityId] = mapped_column(
        ForeignKey("sample_shelves.id", ondelete="RESTRICT"), index=True
    )
    former_id: Mapped[EntityId | None] = mapped_column(
        ForeignKey("sample_shelves.id", ondelete="SET NULL"), index=True
    )


class SampleValuesTable(Identified, UnknownToMigrations):
    """A column of every kind."""

    __tablename__ = "sample_values"

    name: Mapped[str] = mapped_column(String(40))
    text: Mapped[str | None] = mapped_column(Text)
    small: Mapped[int | None]
    large: Mapped[int | None] = mapped_column(BigInteger)
    ratio: Mapped[float | None] = mapped_column(Double)
    number: Mapped[Decimal | None] = mapped_column(ExactDecimal(30, 10))
    flag: Mapped[bool | None]
    day: Mapped[date | None]
    moment: Mapped[datetime | None]
    clock: Mapped[time | None]
    key: Mapped[UUID | None]
    value: Mapped[Any | None] = mapped_column(JSON_VALUE)
    colour: Mapped[Colour | None] = mapped_column(EnumText(Colour))


@asynccontextmanager
async def sample_tables(url: str) -> AsyncIterator[Writing]:
    """Make the tables in an empty database; what begins transactions there."""
    engine = create_engine(DatabaseSettings(url=url), Path())
    async with engine.begin() as connection:
        await connection.run_sync(UnknownToMigrations.metadata.create_all)

    @asynccontextmanager
    async def writing() -> AsyncIterator[Transaction]:
        async with AsyncSession(engine, expire_on_commit=False) as session, session.begin():
            yield WritingTransaction(session)

    yield writing
    await engine.dispose()
