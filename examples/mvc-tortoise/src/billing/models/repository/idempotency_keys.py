"""Keys that clients gave their writes, in the database."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from tortoise.backends.base.client import BaseDBAsyncClient

from ..database.idempotency import (
    FORGOTTEN_AT_ONCE,
    LIFETIME,
    key_digest,
    read_outcome,
    write_outcome,
)
from ..database.queries import fetch, insertion_sql, parameters
from ..failures import IdempotencyKeyReused
from ..idempotency import IdempotentRequest
from ..result import Err, Ok, Result
from ..tables import IdempotencyKeysTable

T = TypeVar("T")


class IdempotencyKeyRepository:
    """Satisfies `models.idempotency.IdempotencyKeys`."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self._connection = connection

    async def claim(
        self, request: IdempotentRequest, kind: type[T], now: datetime
    ) -> Result[T | None, IdempotencyKeyReused]:
        """Insert the key; PostgreSQL waits here for a transaction that has inserted it."""
        digest = key_digest(request)
        await self._forget(digest, now - LIFETIME)
        if await self._inserted(digest, request.fingerprint, now):
            return Ok(None)
        row = await IdempotencyKeysTable.get(using_db=self._connection, digest=digest)
        if row.fingerprint != request.fingerprint:
            return Err(IdempotencyKeyReused())
        return Ok(None if row.outcome is None else read_outcome(kind, row.outcome))

    async def keep(self, request: IdempotentRequest, outcome: object) -> None:
        """Store the outcome with the key."""
        key = IdempotencyKeysTable.filter(digest=key_digest(request))
        await key.using_db(self._connection).update(outcome=write_outcome(outcome))

    async def _inserted(self, digest: str, fingerprint: str, now: datetime) -> bool:
        columns = {"digest": digest, "fingerprint": fingerprint, "created_at": now}
        dialect = self._connection.capabilities.dialect
        insertion = insertion_sql(dialect, IdempotencyKeysTable, tuple(columns))
        claim = f"{insertion} ON CONFLICT DO NOTHING RETURNING digest"
        values = parameters(IdempotencyKeysTable, columns)
        rows = await fetch(self._connection, claim, values)
        return bool(rows)

    async def _forget(self, digest: str, before: datetime) -> None:
        """Delete this key and some others, where they are old; nobody waits for the others."""
        old = IdempotencyKeysTable.filter(created_at__lt=before).using_db(self._connection)
        await old.filter(digest=digest).delete()
        others = old.limit(FORGOTTEN_AT_ONCE).select_for_update(skip_locked=True)
        # Rows, not values_list(): that leaves the lock out of its statement.
        if found := [row.digest for row in await others.only("digest")]:
            await old.filter(digest__in=found).delete()
