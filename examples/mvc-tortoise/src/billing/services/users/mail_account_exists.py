"""Tell somebody that their address was registered once more."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.context import Mode, OperationContext, System
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork
from ...models.users import AccountExists, Notifier
from ...models.users.messages import AccountExistsMail


@dataclass(frozen=True, slots=True)
class MailAccountExists:
    """Mails the owner of an address."""

    units_of_work: UnitsOfWork
    notifier: Notifier

    async def __call__(
        self, message: AccountExistsMail, context: OperationContext[System]
    ) -> Ok[None]:
        """Mail it, unless the account is gone."""
        async with self.units_of_work.reading() as unit:
            user = await unit.users.get(message.user_id)
        if user is not None and context.mode is Mode.APPLY:
            await self.notifier.notify(AccountExists(user.email, user.username))
        return Ok(None)
