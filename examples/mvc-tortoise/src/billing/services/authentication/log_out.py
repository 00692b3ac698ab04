"""Sign out."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.clock import Clock
from ...models.context import OperationContext, SignedInUser
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class LogOut:
    """Ends the session of the actor, and with it all of its tokens."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, context: OperationContext[SignedInUser]) -> Ok[None]:
        """End it."""
        async with self.units_of_work.writing(context.mode) as unit:
            await unit.sessions.revoke(context.actor.session_id, self.clock.now())
            await unit.commit()
        return Ok(None)
