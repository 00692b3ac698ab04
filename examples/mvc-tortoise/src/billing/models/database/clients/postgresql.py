"""PostgreSQL with a pool that connects when it is used, and is waited for so long and no longer."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext

from ..schema import PostgresqlSchema
from .transaction import PooledTransaction


class PooledPostgresqlClient(AsyncpgDBClient):
    """Lends connections to transactions."""

    schema_generator = PostgresqlSchema

    def __init__(
        self,
        *,
        connection_name: str,
        arguments: Mapping[str, Any],
        pool_size: int,
        max_overflow: int,
        pool_timeout: float,
    ) -> None:
        super().__init__(connection_name=connection_name)
        self._arguments = dict(arguments)
        self._pool_timeout = pool_timeout
        self.size = pool_size + max_overflow

    async def create_connection(self, with_db: bool) -> None:  # noqa: ARG002 - Tortoise passes it
        """Make the pool; nothing is connected yet."""
        self._pool = await asyncpg.create_pool(min_size=0, max_size=self.size, **self._arguments)
        await self._post_connect()

    def transaction(self, *, writes: bool) -> TransactionContext:  # noqa: ARG002 - SQLite asks
        """A transaction; PostgreSQL needs not know beforehand whether it is going to write."""
        return _PostgresqlTransaction(self)

    async def borrow(self) -> Any:
        """A connection that nobody else uses.

        Raises:
            OSError: None became free in time, or the server takes no further one.
        """
        async with self._pool_init_lock:
            if self._pool is None:
                await self.create_connection(with_db=True)
        pool: Any = self._pool
        try:
            return await pool.acquire(timeout=self._pool_timeout)
        except asyncpg.PostgresError as error:
            raise ConnectionRefusedError(str(error)) from error

    async def give_back(self, connection: Any, *, reusable: bool) -> None:
        """Take a connection back."""
        if not reusable:
            with suppress(asyncpg.InterfaceError):  # it may be gone already
                connection.terminate()
        if self._pool is not None:
            await self._pool.release(connection)

    def _in_transaction(self) -> TransactionContext:
        return self.transaction(writes=True)


class _PostgresqlTransaction(PooledTransaction):
    def __init__(self, pool: PooledPostgresqlClient) -> None:
        self._pool = pool

    async def _begun(self) -> TransactionalDBClient:
        """Begin; a connection that was lost while it was idle makes room for another one."""
        attempts = self._pool.size
        while True:
            self._connection = await self._pool.borrow()
            client = TransactionWrapper(self._pool)
            client._connection = self._connection
            attempts -= 1
            try:
                await client.begin()
            except BaseException as error:
                await self._give_back(ended=False)
                if attempts and isinstance(error, Exception):
                    continue
                raise
            return client

    async def _give_back(self, *, ended: bool) -> None:
        await self._pool.give_back(self._connection, reusable=ended)


client_class = PooledPostgresqlClient
