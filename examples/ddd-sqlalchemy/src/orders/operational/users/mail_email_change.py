"""Mail the key that takes a new e-mail address as proven."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from ...domain.clock import Clock
from ...domain.context import Mode, OperationContext, System
from ...domain.result import Ok
from ...domain.unit_of_work import UnitOfWork, UnitsOfWork
from ...domain.users import (
    AccountExists,
    ConfirmEmail,
    Notification,
    Notifier,
    Purpose,
    User,
)
from ...domain.users.messages import EmailChangeMail
from ...domain.users.verification import issue


@dataclass(frozen=True, slots=True)
class MailEmailChange:
    """Makes a key, in the place of an earlier one, and mails it to the new address.

    If that is another user's, it is told so and gets no key.
    """

    units_of_work: UnitsOfWork
    notifier: Notifier
    clock: Clock

    async def __call__(
        self, message: EmailChangeMail, context: OperationContext[System]
    ) -> Ok[None]:
        """Mail it, unless the user is gone."""
        async with self.units_of_work.writing(context.mode) as unit:
            user = await unit.users.get(message.user_id)
            if user is None:
                return Ok(None)
            notification = await self._notification(unit, user, message)
            await unit.commit()
        if context.mode is Mode.APPLY:
            await self.notifier.notify(notification)
        return Ok(None)

    async def _notification(
        self, unit: UnitOfWork, user: User, message: EmailChangeMail
    ) -> Notification:
        owner = await unit.users.find_by_email(message.email)
        if owner is not None and owner.id != user.id:
            return AccountExists(owner.email, owner.username)
        key = uuid4()
        verification = issue(
            Purpose.EMAIL_CHANGE,
            key=key,
            user_id=user.id,
            now=self.clock.now(),
            email=message.email,
        )
        await unit.verifications.add(verification)
        return ConfirmEmail(message.email, user.username, key)
