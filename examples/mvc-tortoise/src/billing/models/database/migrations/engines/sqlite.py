"""SQLite, with schema changes that are part of a transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

from tortoise.backends.base.client import TransactionContext
from tortoise.backends.sqlite.client import (
    SqliteClient,
    SqliteTransactionContext,
    SqliteTransactionWrapper,
)

from ...schema import SqliteSchema


class MigratingClient(SqliteClient):
    """Tortoise's client; its transactions hold what scripts do."""

    schema_generator = SqliteSchema

    def _in_transaction(self) -> TransactionContext:
        return SqliteTransactionContext(MigratingTransaction(self), self._lock)


class MigratingTransaction(SqliteTransactionWrapper):
    """A transaction that has the lock of a writer from the beginning."""

    schema_generator = SqliteSchema

    async def begin(self) -> None:
        """Begin."""
        await self._connection.execute("BEGIN IMMEDIATE")

    async def execute_script(self, query: str) -> None:
        """Run statements one by one: SQLite's own way with a script commits first."""
        async with self.acquire_connection() as connection:
            for statement in _statements(query):
                await connection.execute(statement)


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for part in script.split(";"):
        statement += part
        if sqlite3.complete_statement(f"{statement};"):
            if statement.strip():
                yield f"{statement};"
            statement = ""
        else:
            statement += ";"
    if statement.strip().strip(";"):
        yield statement


client_class = MigratingClient
