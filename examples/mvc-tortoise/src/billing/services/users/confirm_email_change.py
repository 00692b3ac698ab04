"""Take a new e-mail address as proven."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ...models.clock import Clock
from ...models.context import Actor, OperationContext
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork
from ...models.users import EmailTaken, InvalidKey, Purpose
from ...models.users.verification import digest_of


@dataclass(frozen=True, slots=True)
class ConfirmEmailChange:
    """Changes the address by the key that was mailed to it."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self, key: UUID, context: OperationContext[Actor]
    ) -> Result[None, InvalidKey | EmailTaken]:
        """Change it."""
        now = self.clock.now()
        async with self.units_of_work.writing(context.mode) as unit:
            verification = await unit.verifications.consume(
                digest_of(key), Purpose.EMAIL_CHANGE, now
            )
            if verification is None or verification.email is None:
                return Err(InvalidKey())
            user = await unit.users.get(verification.user_id)
            if user is None:
                return Err(InvalidKey())
            user.change_email(verification.email, now)
            match await unit.users.save(user):
                case Err():
                    return Err(EmailTaken())
            await unit.commit()
        return Ok(None)
