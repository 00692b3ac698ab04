"""Try again what was given up."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ...models.clock import Clock
from ...models.context import OperationContext, System
from ...models.failures import NotFound
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class RetryMessages:
    """Lets messages that were given up be delivered, with as many attempts as new ones."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self, message_id: UUID | None, context: OperationContext[System]
    ) -> Result[int, NotFound]:
        """Try one again, or all of them (None); how many there are."""
        async with self.units_of_work.writing(context.mode) as unit:
            revived = await unit.outbox.revive(message_id, self.clock.now())
            if message_id is not None and not revived:
                return Err(NotFound())
            await unit.commit()
        return Ok(revived)
