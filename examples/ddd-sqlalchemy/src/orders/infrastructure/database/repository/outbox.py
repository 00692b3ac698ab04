"""The outbox, in the database."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, func, select, true, update
from sqlalchemy.ext.asyncio import AsyncSession
from uuid_utils import compat

from ....domain.outbox import Message, StoredMessage
from ..message_payload import write_payload
from ..tables import OutboxTable


class OutboxRepository:
    """Satisfies `domain.outbox.Outbox`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, message: Message, request_id: str, now: datetime) -> None:
        """Insert a message."""
        self._session.add(
            OutboxTable(
                id=compat.uuid7(),
                kind=message.kind,
                payload=write_payload(message),
                request_id=request_id,
                created_at=now,
                attempts=0,
                due_at=now,
            )
        )
        await self._session.flush()

    async def is_due(self, now: datetime) -> bool:
        """Look for a message that is due."""
        due = select(OutboxTable.id).where(OutboxTable.due_at <= now).limit(1)
        return await self._session.scalar(due) is not None

    async def claim(self, now: datetime, until: datetime, limit: int) -> tuple[StoredMessage, ...]:
        """Lock due messages, past those that somebody else is locking, and lease them."""
        due = await self._session.scalars(
            select(OutboxTable)
            .where(OutboxTable.due_at <= now)
            .order_by(OutboxTable.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        rows = due.all()
        for row in rows:
            row.attempts += 1
            row.due_at = until
        await self._session.flush()
        return tuple(_message(row) for row in rows)

    async def remove(self, message: StoredMessage) -> bool:
        """Delete the message of this attempt."""
        removed = await self._session.scalar(
            delete(OutboxTable)
            .where(OutboxTable.id == message.id, OutboxTable.attempts == message.attempts)
            .returning(OutboxTable.id)
        )
        return removed is not None

    async def put_back(self, message: StoredMessage, due_at: datetime | None, error: str) -> bool:
        """Update the message of this attempt."""
        kept = await self._session.scalar(
            update(OutboxTable)
            .where(OutboxTable.id == message.id, OutboxTable.attempts == message.attempts)
            .values(due_at=due_at, last_error=error)
            .returning(OutboxTable.id)
        )
        return kept is not None

    async def count_waiting(self) -> int:
        """Count the messages that are due at some time."""
        waiting = select(func.count()).where(OutboxTable.due_at.is_not(None))
        return await self._session.scalar(waiting) or 0

    async def given_up(self, limit: int) -> tuple[StoredMessage, ...]:
        """Select the messages that are never due again."""
        rows = await self._session.scalars(
            select(OutboxTable)
            .where(OutboxTable.due_at.is_(None))
            .order_by(OutboxTable.created_at)
            .limit(limit)
        )
        return tuple(_message(row) for row in rows)

    async def revive(self, message_id: UUID | None, now: datetime) -> int:
        """Let messages that are never due again be due now, with all their attempts."""
        which = true() if message_id is None else OutboxTable.id == message_id
        revived = await self._session.scalars(
            update(OutboxTable)
            .where(OutboxTable.due_at.is_(None), which)
            .values(due_at=now, attempts=0)
            .returning(OutboxTable.id)
        )
        return len(revived.all())

    async def discard(self, message_id: UUID) -> bool:
        """Delete a message that is never due again."""
        discarded = await self._session.scalar(
            delete(OutboxTable)
            .where(OutboxTable.id == message_id, OutboxTable.due_at.is_(None))
            .returning(OutboxTable.id)
        )
        return discarded is not None


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
