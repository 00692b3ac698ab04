"""Take a message as not delivered."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from ...models.clock import Clock
from ...models.context import OperationContext, System
from ...models.outbox import DeliveryPolicy, StoredMessage
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork

LONGEST_ERROR = 500


@dataclass(frozen=True, slots=True)
class FailedDelivery:
    """A claimed message that was not delivered.

    Attributes:
        message: The message as it was claimed.
        error: Why.
        again: Whether another attempt may succeed.
    """

    message: StoredMessage
    error: str
    again: bool = True


@dataclass(frozen=True, slots=True)
class FailMessage:
    """Keeps a message for another attempt; after the last one it is given up, and stays."""

    units_of_work: UnitsOfWork
    policy: DeliveryPolicy
    clock: Clock
    chance: Callable[[], float] = random.random

    async def __call__(
        self, failed: FailedDelivery, context: OperationContext[System]
    ) -> Ok[datetime | None]:
        """Keep it; when it is due again, None where it was given up."""
        message = failed.message
        pause = self.policy.pause_after(message.attempts, self.chance()) if failed.again else None
        due_at = None if pause is None else self.clock.now() + pause
        async with self.units_of_work.writing(context.mode) as unit:
            await unit.outbox.put_back(message, due_at, failed.error[:LONGEST_ERROR])
            await unit.commit()
        return Ok(due_at)
