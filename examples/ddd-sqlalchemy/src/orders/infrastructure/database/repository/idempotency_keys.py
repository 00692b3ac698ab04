"""Keys that clients gave their writes, in the database."""

from __future__ import annotations

from datetime import datetime
from typing import TypeVar

from sqlalchemy import delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from ....domain.failures import IdempotencyKeyReused
from ....domain.idempotency import IdempotentRequest
from ....domain.result import Err, Ok, Result
from ..idempotency import FORGOTTEN_AT_ONCE, LIFETIME, key_digest, read_outcome, write_outcome
from ..tables import IdempotencyKeysTable

T = TypeVar("T")


class IdempotencyKeyRepository:
    """Satisfies `domain.idempotency.IdempotencyKeys`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def claim(
        self, request: IdempotentRequest, kind: type[T], now: datetime
    ) -> Result[T | None, IdempotencyKeyReused]:
        """Insert the key; PostgreSQL waits here for a transaction that has inserted it."""
        digest = key_digest(request)
        await self._forget(digest, now - LIFETIME)
        if await self._inserted(digest, request.fingerprint, now):
            return Ok(None)
        row = await self._session.get_one(IdempotencyKeysTable, digest, populate_existing=True)
        if row.fingerprint != request.fingerprint:
            return Err(IdempotencyKeyReused())
        return Ok(None if row.outcome is None else read_outcome(kind, row.outcome))

    async def keep(self, request: IdempotentRequest, outcome: object) -> None:
        """Store the outcome with the key."""
        await self._session.execute(
            update(IdempotencyKeysTable)
            .where(IdempotencyKeysTable.digest == key_digest(request))
            .values(outcome=write_outcome(outcome))
        )

    async def _inserted(self, digest: str, fingerprint: str, now: datetime) -> bool:
        dialect = self._session.get_bind().dialect.name
        insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
        claimed = await self._session.scalar(
            insert(IdempotencyKeysTable)
            .values(digest=digest, fingerprint=fingerprint, created_at=now)
            .on_conflict_do_nothing()
            .returning(IdempotencyKeysTable.digest)
        )
        return claimed is not None

    async def _forget(self, digest: str, before: datetime) -> None:
        """Delete this key and some others, where they are old; nobody waits for the others."""
        table = IdempotencyKeysTable
        others = (
            select(table.digest)
            .where(table.created_at < before)
            .limit(FORGOTTEN_AT_ONCE)
            .with_for_update(skip_locked=True)
        )
        for keys in (table.digest == digest, table.digest.in_(others)):
            await self._session.execute(delete(table).where(keys, table.created_at < before))
