"""Find out who holds an access token."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.authentication import AccessTokens, InvalidToken
from ...models.clock import Clock
from ...models.context import SignedInUser
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class Authenticate:
    """Turns an access token into an actor.

    The session is looked up each time, so a log-out, a password change or a deactivation takes
    effect at once and not when the token expires.
    """

    units_of_work: UnitsOfWork
    access_tokens: AccessTokens
    clock: Clock

    async def __call__(self, token: str) -> Result[SignedInUser, InvalidToken]:
        """The actor who holds the token."""
        now = self.clock.now()
        match self.access_tokens.read(token, now):
            case Err(failure):
                return Err(failure)
            case Ok(claims):
                async with self.units_of_work.reading() as unit:
                    found = await unit.sessions.get_with_user(claims.session_id)
                if found is None:
                    return Err(InvalidToken())
                session, user = found
                if user.id != claims.user_id or not user.is_active or not session.is_alive(now):
                    return Err(InvalidToken())
                return Ok(SignedInUser(user_id=user.id, session_id=session.id))
