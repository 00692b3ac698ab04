"""Prove the e-mail address of an account."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ...models.clock import Clock
from ...models.context import Actor, OperationContext
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork
from ...models.users import InvalidKey, Purpose, User
from ...models.users.verification import digest_of


@dataclass(frozen=True, slots=True)
class Activate:
    """Activates an account by the key that was mailed at registration."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self, key: UUID, context: OperationContext[Actor]
    ) -> Result[User, InvalidKey]:
        """Activate the account the key belongs to."""
        now = self.clock.now()
        async with self.units_of_work.writing(context.mode) as unit:
            verification = await unit.verifications.consume(digest_of(key), Purpose.ACTIVATION, now)
            user = await unit.users.get(verification.user_id) if verification else None
            if user is None:
                return Err(InvalidKey())
            user.activate(now)
            await unit.users.save(user)
            await unit.commit()
        return Ok(user)
