"""Ask for a new password."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.clock import Clock
from ...models.context import Actor, OperationContext
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork
from ...models.users import EmailAddress
from ...models.users.messages import PasswordResetMail


@dataclass(frozen=True, slots=True)
class RequestPasswordReset:
    """Has a key mailed to the owner of an address.

    Whether there is one is found out when the mail is due: who asks cannot tell, by the time it
    takes neither.
    """

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, email: EmailAddress, context: OperationContext[Actor]) -> Ok[None]:
        """Have it mailed, if the address belongs to somebody."""
        mail = PasswordResetMail(email)
        async with self.units_of_work.writing(context.mode) as unit:
            await unit.outbox.add(mail, context.request_id, self.clock.now())
            await unit.commit()
        return Ok(None)
