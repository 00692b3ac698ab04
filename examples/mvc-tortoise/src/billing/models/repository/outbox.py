"""The outbox, in the database."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient
from uuid_utils import compat

from ..database.message_payload import write_payload
from ..outbox import Message, StoredMessage
from ..tables import OutboxTable


class OutboxRepository:
    """Satisfies `models.outbox.Outbox`."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self._connection = connection

    async def add(self, message: Message, request_id: str, now: datetime) -> None:
        """Insert a message."""
        await OutboxTable.create(
            using_db=self._connection,
            id=compat.uuid7(),
            kind=message.kind,
            payload=write_payload(message),
            request_id=request_id,
            created_at=now,
            attempts=0,
            due_at=now,
        )

    async def is_due(self, now: datetime) -> bool:
        """Look for a message that is due."""
        return await OutboxTable.filter(due_at__lte=now).using_db(self._connection).exists()

    async def claim(self, now: datetime, until: datetime, limit: int) -> tuple[StoredMessage, ...]:
        """Lock due messages, past those that somebody else is locking, and lease them."""
        due = OutboxTable.filter(due_at__lte=now).order_by("due_at").limit(limit)
        rows = await due.using_db(self._connection).select_for_update(skip_locked=True)
        for row in rows:
            row.attempts += 1
            row.due_at = until
            await row.save(using_db=self._connection, update_fields=["attempts", "due_at"])
        return tuple(_message(row) for row in rows)

    async def remove(self, message: StoredMessage) -> bool:
        """Delete the message of this attempt."""
        claimed = OutboxTable.filter(id=message.id, attempts=message.attempts)
        return await claimed.using_db(self._connection).delete() > 0

    async def put_back(self, message: StoredMessage, due_at: datetime | None, error: str) -> bool:
        """Update the message of this attempt."""
        claimed = OutboxTable.filter(id=message.id, attempts=message.attempts)
        kept = await claimed.using_db(self._connection).update(due_at=due_at, last_error=error)
        return kept > 0

    async def count_waiting(self) -> int:
        """Count the messages that are due at some time."""
        return await OutboxTable.filter(due_at__isnull=False).using_db(self._connection).count()

    async def given_up(self, limit: int) -> tuple[StoredMessage, ...]:
        """Select the messages that are never due again."""
        never = OutboxTable.filter(due_at__isnull=True).order_by("created_at").limit(limit)
        return tuple([_message(row) for row in await never.using_db(self._connection)])

    async def revive(self, message_id: UUID | None, now: datetime) -> int:
        """Let messages that are never due again be due now, with all their attempts."""
        never = OutboxTable.filter(due_at__isnull=True)
        which = never if message_id is None else never.filter(id=message_id)
        return await which.using_db(self._connection).update(due_at=now, attempts=0)

    async def discard(self, message_id: UUID) -> bool:
        """Delete a message that is never due again."""
        never = OutboxTable.filter(id=message_id, due_at__isnull=True)
        return await never.using_db(self._connection).delete() > 0


def _message(row: OutboxTable) -> StoredMessage:
    return StoredMessage(
        id=row.id,
        kind=row.kind,
        payload=row.payload,
        request_id=row.request_id,
        created_at=row.created_at,
        attempts=row.attempts,
        due_at=row.due_at,
        last_error=row.last_error,
    )
