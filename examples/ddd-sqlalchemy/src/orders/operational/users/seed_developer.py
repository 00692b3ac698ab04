"""Make sure there is somebody to develop with."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from ...domain.clock import Clock
from ...domain.context import OperationContext, System
from ...domain.result import Err, Ok, Result
from ...domain.unit_of_work import UnitsOfWork
from ...domain.users import (
    DEVELOPER,
    DEVELOPER_EMAIL,
    DevelopmentOnly,
    EmailTaken,
    PasswordHasher,
    User,
    UsernameTaken,
)


@dataclass(frozen=True, slots=True)
class SeedDeveloper:
    """Creates the developer user, whose password nobody knows, unless it is there.

    Attributes:
        enabled: True in development alone; the composition root decides.
    """

    enabled: bool
    units_of_work: UnitsOfWork
    passwords: PasswordHasher
    clock: Clock

    async def __call__(
        self, context: OperationContext[System]
    ) -> Result[User, DevelopmentOnly | UsernameTaken | EmailTaken]:
        """The developer user."""
        if not self.enabled:
            return Err(DevelopmentOnly())
        password_hash = await self.passwords.hash(secrets.token_urlsafe(32))
        now = self.clock.now()
        async with self.units_of_work.writing(context.mode) as unit:
            if user := await unit.users.find_by_username(DEVELOPER):
                return Ok(user)
            user = User(
                id=await unit.users.next_id(),
                username=DEVELOPER,
                email=DEVELOPER_EMAIL,
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
