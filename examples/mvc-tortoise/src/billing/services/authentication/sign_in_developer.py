"""Sign in the developer at their own machine."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.authentication import (
    AccessTokens,
    InvalidCredentials,
    SessionPolicy,
    TokenPair,
    begin_session,
    issue_tokens,
)
from ...models.clock import Clock
from ...models.context import OperationContext, System
from ...models.identifiers import Identifiers
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork
from ...models.users import DEVELOPER, DevelopmentOnly


@dataclass(frozen=True, slots=True)
class SignInDeveloper:
    """Begins a session for the seeded developer user, without a password.

    Attributes:
        enabled: True in development alone; the composition root decides.
    """

    enabled: bool
    units_of_work: UnitsOfWork
    access_tokens: AccessTokens
    policy: SessionPolicy
    clock: Clock
    identifiers: Identifiers

    async def __call__(
        self, context: OperationContext[System]
    ) -> Result[TokenPair, DevelopmentOnly | InvalidCredentials]:
        """Tokens of the developer user."""
        if not self.enabled:
            return Err(DevelopmentOnly())
        now = self.clock.now()
        async with self.units_of_work.writing(context.mode) as unit:
            user = await unit.users.find_by_username(DEVELOPER)
            if user is None:
                return Err(InvalidCredentials())
            session = begin_session(
                user.id, session_id=self.identifiers.new(), now=now, policy=self.policy
            )
            tokens = issue_tokens(session, now=now, policy=self.policy, signer=self.access_tokens)
            await unit.sessions.add(session)
            await unit.sessions.add_refresh_token(tokens.refresh_token)
            await unit.commit()
        return Ok(tokens.pair)
