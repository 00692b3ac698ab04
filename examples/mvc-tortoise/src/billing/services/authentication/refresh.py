"""Go on with a session."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.authentication import (
    AccessTokens,
    InvalidToken,
    SessionPolicy,
    TokenPair,
    issue_tokens,
    refresh_digest,
)
from ...models.clock import Clock
from ...models.context import Actor, OperationContext
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class Refresh:
    """Exchanges a refresh token for the next pair.

    A refresh token is good once. A second use means that somebody else has it: the session ends,
    for the thief and the owner alike (RFC 9700, section 4.14.2).
    """

    units_of_work: UnitsOfWork
    access_tokens: AccessTokens
    policy: SessionPolicy
    clock: Clock

    async def __call__(
        self, secret: str, context: OperationContext[Actor]
    ) -> Result[TokenPair, InvalidToken]:
        """Exchange it."""
        now = self.clock.now()
        digest = refresh_digest(secret)
        async with self.units_of_work.writing(context.mode) as unit:
            token = await unit.sessions.get_refresh_token(digest)
            session = await unit.sessions.get(token.session_id) if token else None
            if session is None or not session.is_alive(now):
                return Err(InvalidToken())
            user = await unit.users.get(session.user_id)
            if user is None or not user.is_active:
                return Err(InvalidToken())
            if not await unit.sessions.use_refresh_token(digest, now):
                await unit.sessions.revoke(session.id, now)
                await unit.commit()
                return Err(InvalidToken())
            tokens = issue_tokens(session, now=now, policy=self.policy, signer=self.access_tokens)
            await unit.sessions.add_refresh_token(tokens.refresh_token)
            await unit.commit()
        return Ok(tokens.pair)
