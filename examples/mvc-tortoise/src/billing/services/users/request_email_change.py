"""Ask for another e-mail address."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import uuid4

from ...models.authentication import InvalidToken
from ...models.clock import Clock
from ...models.context import Mode, OperationContext, SignedInUser
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitOfWork, UnitsOfWork
from ...models.users import (
    AccountExists,
    ConfirmEmail,
    EmailAddress,
    Notification,
    Notifier,
    Purpose,
    User,
)
from ...models.users.verification import issue


@dataclass(frozen=True, slots=True)
class RequestEmailChange:
    """Mails a key to the new address; whether somebody has it already is not told."""

    units_of_work: UnitsOfWork
    notifier: Notifier
    clock: Clock

    async def __call__(
        self, email: EmailAddress, context: OperationContext[SignedInUser]
    ) -> Result[None, InvalidToken]:
        """Mail the key."""
        async with self.units_of_work.writing(context.mode) as unit:
            user = await unit.users.get(context.actor.user_id)
            if user is None:
                return Err(InvalidToken())
            notification = await self._notification(unit, user, email)
            if context.mode is Mode.APPLY:
                await self.notifier.notify(notification)
            await unit.commit()
        return Ok(None)

    async def _notification(
        self, unit: UnitOfWork, user: User, email: EmailAddress
    ) -> Notification:
        owner = await unit.users.find_by_email(email)
        if owner is not None and owner.id != user.id:
            return AccountExists(to=owner.email, username=owner.username)
        key = uuid4()
        await unit.verifications.add(
            issue(
                Purpose.EMAIL_CHANGE,
                key=key,
                user_id=user.id,
                now=self.clock.now(),
                email=email,
            )
        )
        return ConfirmEmail(to=email, username=user.username, key=key)
