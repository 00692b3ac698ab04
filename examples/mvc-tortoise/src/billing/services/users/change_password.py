"""Change the password of the signed-in user."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.authentication import InvalidToken
from ...models.clock import Clock
from ...models.context import OperationContext, SignedInUser
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork
from ...models.users import PasswordHasher, WrongPassword


@dataclass(frozen=True, slots=True)
class PasswordChange:
    """The old password, as proof, and the new one."""

    old_password: str
    new_password: str


@dataclass(frozen=True, slots=True)
class ChangePassword:
    """Changes the password and ends the user's other sessions."""

    units_of_work: UnitsOfWork
    passwords: PasswordHasher
    clock: Clock

    async def __call__(
        self, change: PasswordChange, context: OperationContext[SignedInUser]
    ) -> Result[None, WrongPassword | InvalidToken]:
        """Change it."""
        async with self.units_of_work.reading() as unit:
            user = await unit.users.get(context.actor.user_id)
        if user is None:
            return Err(InvalidToken())
        if not await self.passwords.verify(change.old_password, user.password_hash):
            return Err(WrongPassword())
        password_hash = await self.passwords.hash(change.new_password)
        now = self.clock.now()
        async with self.units_of_work.writing(context.mode) as unit:
            current = await unit.users.get(user.id)
            if current is None or current.password_hash != user.password_hash:
                return Err(WrongPassword())  # it changed while we were hashing
            current.change_password(password_hash, now)
            await unit.users.save(current)
            await unit.sessions.revoke_all(user.id, now, keep=context.actor.session_id)
            await unit.commit()
        return Ok(None)
