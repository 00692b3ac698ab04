"""SQLite with several connections and real transactions.

Tortoise's own client has one connection: whoever reads would wait for whoever writes.
"""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import time
from decimal import Decimal
from typing import Any

from tortoise.backends.base.client import TransactionalDBClient, TransactionContext
from tortoise.backends.sqlite.client import SqliteClient, SqliteTransactionWrapper

from ..exact_decimal import to_text
from ..pool_usage import PoolUsage
from ..schema import SqliteSchema
from .transaction import PooledTransaction

# Importing Tortoise's client set that of decimals, to texts that do not compare as numbers do.
sqlite3.register_adapter(Decimal, to_text)
sqlite3.register_adapter(time, time.isoformat)


class PooledSqliteClient(SqliteClient):
    """Lends connections to transactions."""

    schema_generator = SqliteSchema

    def __init__(
        self,
        file_path: str,
        *,
        pool_size: int,
        max_overflow: int,
        pool_timeout: float,
        **options: Any,
    ) -> None:
        super().__init__(file_path, **options)
        self._options = options
        self._pool_size = pool_size
        self._pool_timeout = pool_timeout
        self._places = asyncio.Semaphore(pool_size + max_overflow)
        self._idle: list[SqliteClient] = []
        self._in_use = 0

    def transaction(self, *, writes: bool) -> TransactionContext:
        """A transaction, which takes its lock first; for who only reads, a connection.

        A writer that began by reading would be refused at once, however long it is willing to
        wait.
        """
        return _SqliteTransaction(self) if writes else _SqliteReading(self)

    def pool_usage(self) -> PoolUsage:
        """The connections that there are at this moment."""
        return PoolUsage(in_use=self._in_use, idle=len(self._idle))

    async def borrow(self) -> SqliteClient:
        """A connection that nobody else uses.

        Raises:
            TimeoutError: None became free in time.
        """
        async with asyncio.timeout(self._pool_timeout):
            await self._places.acquire()
        try:
            connection = self._idle.pop() if self._idle else await self._connected()
        except BaseException:
            self._places.release()
            raise
        self._in_use += 1
        return connection

    async def give_back(self, connection: SqliteClient, *, reusable: bool) -> None:
        """Take a connection back."""
        self._in_use -= 1
        try:
            if reusable and len(self._idle) < self._pool_size:
                self._idle.append(connection)
            else:
                await connection.close()
        finally:
            self._places.release()

    async def close(self) -> None:
        """Close the connections that nobody uses."""
        while self._idle:
            await self._idle.pop().close()
        await super().close()

    def _in_transaction(self) -> TransactionContext:
        return self.transaction(writes=True)

    async def _connected(self) -> SqliteClient:
        connection = SqliteClient(self.filename, **self._options)
        try:
            await connection.create_connection(with_db=True)
        except BaseException:
            await connection.close()
            raise
        return connection


class _SqliteTransaction(PooledTransaction):
    def __init__(self, pool: PooledSqliteClient) -> None:
        self._pool = pool

    async def _begun(self) -> TransactionalDBClient:
        self._connection = await self._pool.borrow()
        client = _Locking(self._connection)
        try:
            await client.begin()
        except BaseException:
            await self._give_back(ended=False)
            raise
        return client

    async def _give_back(self, *, ended: bool) -> None:
        await self._pool.give_back(self._connection, reusable=ended)


class _SqliteReading(_SqliteTransaction):
    async def _begun(self) -> TransactionalDBClient:
        """Lend a connection on which every statement is by itself."""
        self._connection = await self._pool.borrow()
        client = SqliteTransactionWrapper(self._connection)
        client._finalized = True  # there is nothing to end
        return client


class _Locking(SqliteTransactionWrapper):
    async def begin(self) -> None:
        await self._connection.execute("BEGIN IMMEDIATE")


client_class = PooledSqliteClient
