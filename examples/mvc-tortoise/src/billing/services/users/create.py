"""Create an account without a mail: the operator's way."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.clock import Clock
from ...models.context import OperationContext, System
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork
from ...models.users import EmailAddress, EmailTaken, PasswordHasher, User, Username, UsernameTaken


@dataclass(frozen=True, slots=True)
class NewUser:
    """Whom to create."""

    username: Username
    email: EmailAddress
    password: str


@dataclass(frozen=True, slots=True)
class CreateUser:
    """Creates an active account on an operator's word."""

    units_of_work: UnitsOfWork
    passwords: PasswordHasher
    clock: Clock

    async def __call__(
        self, new_user: NewUser, context: OperationContext[System]
    ) -> Result[User, UsernameTaken | EmailTaken]:
        """Create the account."""
        password_hash = await self.passwords.hash(new_user.password)
        now = self.clock.now()
        async with self.units_of_work.writing(context.mode) as unit:
            user = User(
                id=await unit.users.next_id(),
                username=new_user.username,
                email=new_user.email,
                password_hash=password_hash,
                is_active=True,
                created_at=now,
                updated_at=now,
            )
            match await unit.users.add(user):
                case Err(taken):
                    return Err(taken)
            await unit.commit()
        return Ok(user)
