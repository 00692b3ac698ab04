"""Set a new password by the key that was mailed."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ...models.clock import Clock
from ...models.context import Actor, OperationContext
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork
from ...models.users import InvalidKey, PasswordHasher, Purpose
from ...models.users.verification import digest_of


@dataclass(frozen=True, slots=True)
class PasswordReset:
    """The key from the mail and the new password."""

    key: UUID
    password: str


@dataclass(frozen=True, slots=True)
class ConfirmPasswordReset:
    """Sets the password and ends all sessions; who reads the mail has also proven the address."""

    units_of_work: UnitsOfWork
    passwords: PasswordHasher
    clock: Clock

    async def __call__(
        self, reset: PasswordReset, context: OperationContext[Actor]
    ) -> Result[None, InvalidKey]:
        """Set it."""
        password_hash = await self.passwords.hash(reset.password)
        now = self.clock.now()
        async with self.units_of_work.writing(context.mode) as unit:
            verification = await unit.verifications.consume(
                digest_of(reset.key), Purpose.PASSWORD_RESET, now
            )
            user = await unit.users.get(verification.user_id) if verification else None
            if user is None:
                return Err(InvalidKey())
            user.change_password(password_hash, now)
            user.activate(now)
            await unit.users.save(user)
            await unit.sessions.revoke_all(user.id, now)
            await unit.commit()
        return Ok(None)
