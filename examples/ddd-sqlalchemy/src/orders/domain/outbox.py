"""Work outside the request: messages that are kept with a write, and delivered after it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import ClassVar, Protocol
from uuid import UUID

STEEPEST = 20  # doublings after which a pause grows no further, whatever it began with


@dataclass(frozen=True, slots=True)
class Message:
    """Something that is to be done after a write; what exactly, a subclass says.

    It is stored as JSON, legible for whoever reads the database: no secrets.

    Attributes:
        kind: Stable name. Messages wait while a new release comes, which has to understand them.
    """

    kind: ClassVar[str]


@dataclass(frozen=True, slots=True)
class StoredMessage:
    """A message as the outbox has it.

    Attributes:
        id: Identity.
        kind: Of the message.
        payload: The message in JSON.
        request_id: The request that asked for it.
        created_at: When, UTC.
        attempts: How often its delivery was begun.
        due_at: From when on it may be claimed, UTC; None where it was given up.
        last_error: Why it was not delivered when that was last tried.
    """

    id: UUID
    kind: str
    payload: str
    request_id: str
    created_at: datetime
    attempts: int
    due_at: datetime | None
    last_error: str | None


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """How long a delivery may take, and when another one is tried.

    Attributes:
        lease: For how long a claimed message is left to whoever claimed it.
        max_attempts: After how many a message is given up.
        first_pause: Between the first attempt and the second; every further pause is twice as long.
        longest_pause: What no pause exceeds, but for chance.
    """

    lease: timedelta
    max_attempts: int
    first_pause: timedelta = timedelta(seconds=1)
    longest_pause: timedelta = timedelta(hours=1)

    @property
    def patience(self) -> timedelta:
        """How long one delivery may take: less than the lease, so that no two are at it."""
        return self.lease * 0.8

    def pause_after(self, attempts: int, chance: float) -> timedelta | None:
        """How long to wait after a failed attempt.

        Args:
            attempts: How many there were.
            chance: From 0 to 1: what failed at the same moment is not tried again at the same one.

        Returns:
            None when it was the last.
        """
        if attempts >= self.max_attempts:
            return None
        doubled = self.first_pause * (1 << min(max(attempts - 1, 0), STEEPEST))
        return min(doubled, self.longest_pause) * (0.75 + chance / 2)


class Outbox(Protocol):
    """The messages, inside one transaction."""

    async def add(self, message: Message, request_id: str, now: datetime) -> None:
        """Keep a message; it is delivered if the transaction is committed, and only then."""
        ...

    async def is_due(self, now: datetime) -> bool:
        """Whether there is a message to be claimed."""
        ...

    async def claim(self, now: datetime, until: datetime, limit: int) -> tuple[StoredMessage, ...]:
        """Begin an attempt at due messages, those first that have been due the longest.

        Args:
            now: What was due before is due.
            until: Nobody else gets them before.
            limit: How many at most.
        """
        ...

    async def remove(self, message: StoredMessage) -> bool:
        """Forget a claimed message; False where somebody has claimed it since."""
        ...

    async def put_back(self, message: StoredMessage, due_at: datetime | None, error: str) -> bool:
        """Keep a claimed message for later, or for good; False where somebody has claimed it since.

        Args:
            message: The message as it was claimed.
            due_at: When it is due again; None: it is given up.
            error: Why.
        """
        ...

    async def count_waiting(self) -> int:
        """How many messages are not given up."""
        ...

    async def given_up(self, limit: int) -> tuple[StoredMessage, ...]:
        """Messages that were given up, the oldest first."""
        ...

    async def revive(self, message_id: UUID | None, now: datetime) -> int:
        """Let a message that was given up be due again, or all of them; how many there were."""
        ...

    async def discard(self, message_id: UUID) -> bool:
        """Forget a message that was given up; False where there is none."""
        ...
