"""Open an account."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.clock import Clock
from ...models.context import Actor, OperationContext
from ...models.identity import EntityId
from ...models.outbox import Message
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork
from ...models.users import (
    EmailAddress,
    EmailTaken,
    PasswordHash,
    PasswordHasher,
    User,
    Username,
    UsernameTaken,
)
from ...models.users.messages import AccountExistsMail, ActivationMail


@dataclass(frozen=True, slots=True)
class Registration:
    """What somebody registers with."""

    username: Username
    email: EmailAddress
    password: str


@dataclass(frozen=True, slots=True)
class Register:
    """Opens an account that its owner activates by mail.

    A taken username is told. A taken e-mail address is not: the caller sees what they would have
    seen, and the address's owner gets a mail. The identity that they are shown is used up, so that
    one that comes back does not give the address away.
    """

    units_of_work: UnitsOfWork
    passwords: PasswordHasher
    clock: Clock

    async def __call__(
        self, registration: Registration, context: OperationContext[Actor]
    ) -> Result[User, UsernameTaken]:
        """Register; the user that comes back is inactive."""
        password_hash = await self.passwords.hash(registration.password)
        async with self.units_of_work.writing(context.mode) as unit:
            if await unit.users.find_by_username(registration.username):
                return Err(UsernameTaken())
            user = self._new_user(await unit.users.next_id(), registration, password_hash)
            owner = await unit.users.find_by_email(user.email)
            mail: Message
            if owner is None:
                match await unit.users.add(user):
                    case Err(UsernameTaken() as taken):
                        return Err(taken)
                    case Err(EmailTaken()):  # somebody else registered it a moment ago
                        return Ok(user)
                mail = ActivationMail(user.id)
            else:
                mail = AccountExistsMail(owner.id)
            await unit.outbox.add(mail, context.request_id, user.created_at)
            await unit.commit()
        return Ok(user)

    def _new_user(
        self, user_id: EntityId, registration: Registration, password_hash: PasswordHash
    ) -> User:
        now = self.clock.now()
        return User(
            id=user_id,
            username=registration.username,
            email=registration.email,
            password_hash=password_hash,
            is_active=False,
            created_at=now,
            updated_at=now,
        )
