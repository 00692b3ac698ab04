"""A transaction on a connection that a pool lends."""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from types import TracebackType

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.connection import get_connections

ENDING = 2.0  # seconds for a rollback; a connection that takes longer is given up


class PooledTransaction(TransactionContext):
    """Borrows a connection for as long as a transaction lasts; it is given back in every case."""

    async def __aenter__(self) -> TransactionalDBClient:
        """Begin; queries that name no connection take this one from now on."""
        self.client = await self._begun()
        self._token = get_connections().set(self.client.connection_name, self.client)
        return self.client

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Commit, or roll back after an error, unless either was done already."""
        ended = self.client._finalized
        try:
            if not ended:
                await (self._undo() if kind else self.client.commit())
                ended = True
        except Exception:
            if kind is None:
                raise  # else the error that there was before says more
        finally:
            get_connections().reset(self._token)
            await self._give_back(ended=ended)

    async def _undo(self) -> None:
        async with asyncio.timeout(ENDING):
            await self.client.rollback()

    @abstractmethod
    async def _begun(self) -> TransactionalDBClient:
        """A transaction that has begun, on a connection that nobody else uses."""

    @abstractmethod
    async def _give_back(self, *, ended: bool) -> None:
        """Give the connection back; one whose transaction has not ended is of no more use."""
