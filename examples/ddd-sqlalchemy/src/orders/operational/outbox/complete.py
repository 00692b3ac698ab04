"""Take a message as delivered."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.context import OperationContext, System
from ...domain.outbox import StoredMessage
from ...domain.result import Ok
from ...domain.unit_of_work import UnitsOfWork


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
