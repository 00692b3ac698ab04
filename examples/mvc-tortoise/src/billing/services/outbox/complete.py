"""Take a message as delivered."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.context import OperationContext, System
from ...models.outbox import StoredMessage
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class CompleteMessage:
    """Forgets a message that was delivered."""

    units_of_work: UnitsOfWork

    async def __call__(self, message: StoredMessage, context: OperationContext[System]) -> Ok[None]:
        """Forget it, unless its lease ran out and somebody else is at it."""
        async with self.units_of_work.writing(context.mode) as unit:
            await unit.outbox.remove(message)
            await unit.commit()
        return Ok(None)
