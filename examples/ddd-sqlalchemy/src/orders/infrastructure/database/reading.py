"""Statements that read, outside a transaction."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import TracebackType
from typing import Any, Self

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, AsyncSession

from .queries import Query


class Reading:
    """A connection, borrowed when it is needed, on which every statement is by itself.

    Satisfies `DatabaseTransaction`.

    Each sees what was committed when it began, as in a transaction of PostgreSQL's default
    isolation; there is none to begin and to end, which would be two round trips.

    Args:
        engine: Whose connections begin no transactions.
    """

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._session: AsyncSession | None = None

    @property
    def session(self) -> AsyncSession:
        """A session of its own, with a connection of its own, for what is no plain row."""
        if self._session is None:
            self._session = AsyncSession(self._engine, expire_on_commit=False)
        return self._session

    async def fetch(self, query: Query, values: Mapping[str, object]) -> Sequence[Sequence[Any]]:
        """The rows of a query."""
        if self._connection is None:
            self._connection = await self._engine.connect()
        found = await self._connection.execute(query.statement, values)
        rows: Sequence[Sequence[Any]] = found.all()
        return rows

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Give the connection back."""
        if self._session is not None:
            await self._session.close()
        if self._connection is not None:
            await self._connection.close()
