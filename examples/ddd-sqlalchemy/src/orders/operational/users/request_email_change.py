"""Ask for another e-mail address."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.authentication import InvalidToken
from ...domain.clock import Clock
from ...domain.context import OperationContext, SignedInUser
from ...domain.result import Err, Ok, Result
from ...domain.unit_of_work import UnitsOfWork
from ...domain.users import EmailAddress
from ...domain.users.messages import EmailChangeMail


@dataclass(frozen=True, slots=True)
class RequestEmailChange:
    """Has a key mailed to the new address; whether somebody has it already is not told."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self, email: EmailAddress, context: OperationContext[SignedInUser]
    ) -> Result[None, InvalidToken]:
        """Have it mailed."""
        async with self.units_of_work.writing(context.mode) as unit:
            user = await unit.users.get(context.actor.user_id)
            if user is None:
                return Err(InvalidToken())
            mail = EmailChangeMail(user.id, email)
            await unit.outbox.add(mail, context.request_id, self.clock.now())
            await unit.commit()
        return Ok(None)
