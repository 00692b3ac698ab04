"""Begin to deliver what is due."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.clock import Clock
from ...models.context import OperationContext, System
from ...models.outbox import DeliveryPolicy, StoredMessage
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class ClaimMessages:
    """Leases due messages to the caller.

    No transaction stays open while they are delivered. Those of a caller who dies are due again
    when the lease is over.
    """

    units_of_work: UnitsOfWork
    policy: DeliveryPolicy
    clock: Clock

    async def __call__(
        self, limit: int, context: OperationContext[System]
    ) -> Ok[tuple[StoredMessage, ...]]:
        """Claim so many at most."""
        now = self.clock.now()
        async with self.units_of_work.reading() as unit:  # who only reads waits for nobody
            if not await unit.outbox.is_due(now):
                return Ok(())
        async with self.units_of_work.writing(context.mode) as unit:
            claimed = await unit.outbox.claim(now, now + self.policy.lease, limit)
            await unit.commit()
        return Ok(claimed)
