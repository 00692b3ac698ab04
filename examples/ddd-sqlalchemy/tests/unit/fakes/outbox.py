from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import UUID, uuid4

from pydantic import TypeAdapter

from orders.domain.outbox import Message, StoredMessage

from .storage import Storage


class FakeOutbox:
    """Messages in memory, in the order in which they came."""

    def __init__(self, storage: Storage) -> None:
        self._messages = storage.outbox

    async def add(self, message: Message, request_id: str, now: datetime) -> None:
        stored = StoredMessage(
            id=uuid4(),
            kind=message.kind,
            payload=TypeAdapter(type(message)).dump_json(message).decode(),
            request_id=request_id,
            created_at=now,
            attempts=0,
            due_at=now,
            last_error=None,
        )
        self._messages[stored.id] = stored

    async def is_due(self, now: datetime) -> bool:
        return bool(self._due(now))

    async def claim(self, now: datetime, until: datetime, limit: int) -> tuple[StoredMessage, ...]:
        claimed = [
            replace(message, attempts=message.attempts + 1, due_at=until)
            for message in self._due(now)[:limit]
        ]
        self._messages.update((message.id, message) for message in claimed)
        return tuple(claimed)

    async def remove(self, message: StoredMessage) -> bool:
        return self._messages.pop(message.id, None) is not None

    async def put_back(self, message: StoredMessage, due_at: datetime | None, error: str) -> bool:
        self._messages[message.id] = replace(message, due_at=due_at, last_error=error)
        return True

    async def count_waiting(self) -> int:
        return sum(message.due_at is not None for message in self._messages.values())

    async def given_up(self, limit: int) -> tuple[StoredMessage, ...]:
        return tuple(message for message in self._messages.values() if message.due_at is None)[
            :limit
        ]

    async def revive(self, message_id: UUID | None, now: datetime) -> int:
        revived = [
            message
            for message in await self.given_up(len(self._messages))
            if message_id in {None, message.id}
        ]
        for message in revived:
            self._messages[message.id] = replace(message, due_at=now, attempts=0)
        return len(revived)

    async def discard(self, message_id: UUID) -> bool:
        message = self._messages.get(message_id)
        if message is None or message.due_at is not None:
            return False
        return await self.remove(message)

    def _due(self, now: datetime) -> list[StoredMessage]:
        return [
            message
            for message in self._messages.values()
            if message.due_at is not None and message.due_at <= now
        ]
