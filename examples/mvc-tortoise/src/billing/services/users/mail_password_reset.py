"""Mail the key that sets a new password."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from ...models.clock import Clock
from ...models.context import Mode, OperationContext, System
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork
from ...models.users import Notifier, Purpose, ResetPassword
from ...models.users.messages import PasswordResetMail
from ...models.users.verification import issue


@dataclass(frozen=True, slots=True)
class MailPasswordReset:
    """Makes a key, in the place of an earlier one, and mails it."""

    units_of_work: UnitsOfWork
    notifier: Notifier
    clock: Clock

    async def __call__(
        self, message: PasswordResetMail, context: OperationContext[System]
    ) -> Ok[None]:
        """Mail it, if the address belongs to somebody."""
        key = uuid4()
        async with self.units_of_work.writing(context.mode) as unit:
            user = await unit.users.find_by_email(message.email)
            if user is None:
                return Ok(None)
            await unit.verifications.add(
                issue(Purpose.PASSWORD_RESET, key=key, user_id=user.id, now=self.clock.now())
            )
            await unit.commit()
        if context.mode is Mode.APPLY:
            await self.notifier.notify(ResetPassword(user.email, user.username, key))
        return Ok(None)
