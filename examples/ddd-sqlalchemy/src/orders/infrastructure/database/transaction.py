"""Where the statements of a unit of work run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from sqlalchemy.ext.asyncio import AsyncSession

from .queries import Query


class DatabaseTransaction(Protocol):
    """What repositories read and write by."""

    @property
    def session(self) -> AsyncSession:
        """SQLAlchemy's session: the writing transaction's own, or one that only reads."""
        ...

    async def fetch(self, query: Query, values: Mapping[str, object]) -> Sequence[Sequence[Any]]:
        """The rows of a query, the values of each in the order of what it selects."""
        ...


class WritingTransaction:
    """What it reads is what it wrote; satisfies `DatabaseTransaction`."""

    def __init__(self, session: AsyncSession) -> None:
        self.session = session

    async def fetch(self, query: Query, values: Mapping[str, object]) -> Sequence[Sequence[Any]]:
        """The rows of a query, written ones of this transaction included."""
        found = await self.session.execute(query.statement, values)
        rows: Sequence[Sequence[Any]] = found.all()
        return rows
