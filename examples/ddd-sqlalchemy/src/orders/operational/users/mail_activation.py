"""Mail the key that activates an account."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from ...domain.clock import Clock
from ...domain.context import Mode, OperationContext, System
from ...domain.result import Ok
from ...domain.unit_of_work import UnitsOfWork
from ...domain.users import ActivateAccount, Notifier, Purpose
from ...domain.users.messages import ActivationMail
from ...domain.users.verification import issue


@dataclass(frozen=True, slots=True)
class MailActivation:
    """Makes a key, in the place of an earlier one, and mails it."""

    units_of_work: UnitsOfWork
    notifier: Notifier
    clock: Clock

    async def __call__(
        self, message: ActivationMail, context: OperationContext[System]
    ) -> Ok[None]:
        """Mail it, unless the account is active by now, or gone."""
        key = uuid4()
        async with self.units_of_work.writing(context.mode) as unit:
            user = await unit.users.get(message.user_id)
            if user is None or user.is_active:
                return Ok(None)
            await unit.verifications.add(
                issue(Purpose.ACTIVATION, key=key, user_id=user.id, now=self.clock.now())
            )
            await unit.commit()
        if context.mode is Mode.APPLY:
            await self.notifier.notify(ActivateAccount(user.email, user.username, key))
        return Ok(None)
