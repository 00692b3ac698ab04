"""Drop what was given up."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ...models.context import OperationContext, System
from ...models.failures import NotFound
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class DiscardMessage:
    """Forgets a message that was given up."""

    units_of_work: UnitsOfWork

    async def __call__(
        self, message_id: UUID, context: OperationContext[System]
    ) -> Result[None, NotFound]:
        """Forget it."""
        async with self.units_of_work.writing(context.mode) as unit:
            if not await unit.outbox.discard(message_id):
                return Err(NotFound())
            await unit.commit()
        return Ok(None)
