"""Sign in."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.authentication import (
    AccessTokens,
    AccountInactive,
    FailedLogins,
    InvalidCredentials,
    SessionPolicy,
    TokenPair,
    TooManyAttempts,
    begin_session,
    issue_tokens,
)
from ...models.clock import Clock
from ...models.context import Actor, OperationContext
from ...models.identifiers import Identifiers
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitOfWork, UnitsOfWork
from ...models.users import EmailAddress, PasswordHasher, User, Username


@dataclass(frozen=True, slots=True)
class Credentials:
    """A username or e-mail address, and a password."""

    login: str
    password: str


@dataclass(frozen=True, slots=True)
class LogIn:
    """Begins a session for somebody who knows a login and its password."""

    units_of_work: UnitsOfWork
    passwords: PasswordHasher
    failed_logins: FailedLogins
    access_tokens: AccessTokens
    policy: SessionPolicy
    clock: Clock
    identifiers: Identifiers

    async def __call__(
        self, credentials: Credentials, context: OperationContext[Actor]
    ) -> Result[TokenPair, InvalidCredentials | AccountInactive | TooManyAttempts]:
        """Begin a session. An unknown login takes as long as a wrong password."""
        login = credentials.login.lower()
        if wait := await self.failed_logins.wait(login):
            return Err(TooManyAttempts(retry_after=wait))
        async with self.units_of_work.reading() as unit:
            user = await _find(unit, credentials.login)
        if (
            not await self.passwords.verify(
                credentials.password, user.password_hash if user else None
            )
            or user is None
        ):
            await self.failed_logins.record(login)
            return Err(InvalidCredentials())
        await self.failed_logins.forget(login)
        if not user.is_active:
            return Err(AccountInactive())
        return Ok(await self._begin(user, context))

    async def _begin(self, user: User, context: OperationContext[Actor]) -> TokenPair:
        now = self.clock.now()
        session = begin_session(
            user.id, session_id=self.identifiers.new(), now=now, policy=self.policy
        )
        tokens = issue_tokens(session, now=now, policy=self.policy, signer=self.access_tokens)
        async with self.units_of_work.writing(context.mode) as unit:
            await unit.sessions.add(session)
            await unit.sessions.add_refresh_token(tokens.refresh_token)
            await unit.commit()
        return tokens.pair


async def _find(unit: UnitOfWork, login: str) -> User | None:
    if "@" in login:
        return await unit.users.find_by_email(EmailAddress(login))
    return await unit.users.find_by_username(Username(login))
