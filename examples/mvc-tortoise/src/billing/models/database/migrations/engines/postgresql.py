"""PostgreSQL, with the service's names for constraints and indexes."""

from __future__ import annotations

import re

from tortoise.backends.asyncpg.client import AsyncpgDBClient, TransactionWrapper
from tortoise.backends.base.client import TransactionContext, TransactionContextPooled

from ...schema import PostgresqlSchema

COMMENTS = re.compile(r"--[^\n]*|/\*.*?\*/", re.DOTALL)


class MigratingClient(AsyncpgDBClient):
    """Tortoise's client."""

    schema_generator = PostgresqlSchema

    def _in_transaction(self) -> TransactionContext:
        return TransactionContextPooled(MigratingTransaction(self), self._pool_init_lock)


class MigratingTransaction(TransactionWrapper):
    """A transaction."""

    schema_generator = PostgresqlSchema

    async def execute_script(self, query: str) -> None:
        """Run a script, unless it holds nothing but comments: the driver takes that amiss."""
        if COMMENTS.sub("", query).strip():
            await super().execute_script(query)


client_class = MigratingClient
