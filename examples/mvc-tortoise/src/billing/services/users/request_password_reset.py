"""Ask for a new password."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from ...models.clock import Clock
from ...models.context import Actor, Mode, OperationContext
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork
from ...models.users import EmailAddress, Notifier, Purpose, ResetPassword
from ...models.users.verification import issue


@dataclass(frozen=True, slots=True)
class RequestPasswordReset:
    """Mails a key to the owner of an address; whether there is one is not told."""

    units_of_work: UnitsOfWork
    notifier: Notifier
    clock: Clock

    async def __call__(self, email: EmailAddress, context: OperationContext[Actor]) -> Ok[None]:
        """Mail the key, if the address belongs to somebody."""
        key = uuid4()
        async with self.units_of_work.writing(context.mode) as unit:
            user = await unit.users.find_by_email(email)
            if user is None:
                return Ok(None)
            await unit.verifications.add(
                issue(Purpose.PASSWORD_RESET, key=key, user_id=user.id, now=self.clock.now())
            )
            if context.mode is Mode.APPLY:
                await self.notifier.notify(ResetPassword(user.email, user.username, key))
            await unit.commit()
        return Ok(None)
