"""PostgreSQL with a pool that connects when it is used, and is waited for so long and no longer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from typing import Any

import asyncpg
from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionalDBClient, TransactionContext

from ..asyncpg_errors import CONNECTION_LOST
from ..pool_usage import PoolUsage
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
        self._pool = await asyncpg.create_pool(
            min_size=0, max_size=self.size, reset=_left_as_it_is, **self._arguments
        )
        await self._post_connect()

    def transaction(self, *, writes: bool) -> TransactionContext:
        """A transaction; for who only reads, a connection on which every statement is by itself."""
        return _PostgresqlTransaction(self) if writes else _PostgresqlReading(self)

    def pool_usage(self) -> PoolUsage:
        """The connections that there are at this moment."""
        if self._pool is None:
            return PoolUsage(in_use=0, idle=0)
        idle = self._pool.get_idle_size()
        return PoolUsage(in_use=self._pool.get_size() - idle, idle=idle)

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


class _PostgresqlReading(_PostgresqlTransaction):
    async def _begun(self) -> TransactionalDBClient:
        """Lend a connection; the pool lends none of which it knows that it was lost."""
        self._connection = await self._pool.borrow()
        return _ReadingClient(self._pool, self._connection, self._replaced)

    async def _replaced(self) -> Any:
        await self._pool.give_back(self._connection, reusable=False)
        self._connection = await self._pool.borrow()
        return self._connection


class _ReadingClient(TransactionWrapper):
    """Reads; a connection that was lost while it was idle makes room for another one."""

    def __init__(
        self, pool: PooledPostgresqlClient, connection: Any, replaced: Callable[[], Awaitable[Any]]
    ) -> None:
        super().__init__(pool)
        self._connection = connection
        self._replaced = replaced
        self._attempts = pool.size
        self._finalized = True  # there is nothing to end

    async def execute_query(
        self, query: str, values: list[Any] | None = None
    ) -> tuple[int, list[dict[Any, Any]]]:
        attempts = self._attempts
        while True:
            try:
                found: tuple[int, list[dict[Any, Any]]] = await super().execute_query(query, values)
            except CONNECTION_LOST:
                if not attempts:
                    raise
                attempts -= 1
                self._connection = await self._replaced()
            else:
                return found


async def _left_as_it_is(_connection: object) -> None:
    """Nothing in the service changes a connection for longer than a transaction.

    What asyncpg would do to be sure of it is one more round trip for every transaction.
    """


client_class = PooledPostgresqlClient
