from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from orders.domain.failures import IdempotencyKeyReused
from orders.domain.idempotency import IdempotentRequest
from orders.domain.result import Err, Ok, Result

from .storage import KeptWrite, Storage

T = TypeVar("T")


class FakeIdempotencyKeys:
    """Keys in memory, for a day."""

    def __init__(self, storage: Storage) -> None:
        self._keys = storage.idempotency_keys

    async def claim(
        self, request: IdempotentRequest, kind: type[T], now: datetime
    ) -> Result[T | None, IdempotencyKeyReused]:
        kept = self._keys.get(_name(request))
        if kept is None or kept.created_at < now - timedelta(days=1):
            self._keys[_name(request)] = KeptWrite(request.fingerprint, now)
            return Ok(None)
        if kept.fingerprint != request.fingerprint:
            return Err(IdempotencyKeyReused())
        assert isinstance(kept.outcome, kind)
        return Ok(kept.outcome)

    async def keep(self, request: IdempotentRequest, outcome: object) -> None:
        self._keys[_name(request)] = replace(self._keys[_name(request)], outcome=outcome)


def _name(request: IdempotentRequest) -> tuple[str, str, str]:
    return request.actor, request.operation, request.key
