"""Say who is signed in."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.authentication import InvalidToken
from ...models.context import OperationContext, SignedInUser
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork
from ...models.users import User


@dataclass(frozen=True, slots=True)
class CurrentUser:
    """The account of the actor."""

    units_of_work: UnitsOfWork

    async def __call__(self, context: OperationContext[SignedInUser]) -> Result[User, InvalidToken]:
        """The account."""
        async with self.units_of_work.reading() as unit:
            user = await unit.users.get(context.actor.user_id)
        return Ok(user) if user else Err(InvalidToken())
