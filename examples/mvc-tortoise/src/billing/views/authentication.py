"""The authentication routes."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPMethod, HTTPStatus

from ..config.rate_limit import RateGroup
from ..http.reply import BeginSession, EndSession, Reply, no_content, result
from ..http.respond import respond
from ..http.route import Access, Call, NoBody, NoQuery, RateLimit, Route
from ..http.route_table import RouteTable
from ..models.authentication import (
    AccountInactive,
    InvalidCredentials,
    InvalidToken,
    TokenPair,
    TooManyAttempts,
)
from ..models.context import Actor, SignedInUser
from ..schemas.authentication import LoginRequest, RefreshRequest, SessionResponse, TokenResponse
from ..schemas.users import UserResponse
from ..services.authentication import AuthenticationOperations

TAG = "authentication"


@dataclass(frozen=True, slots=True)
class AuthenticationRoutes:
    """The handlers of the authentication routes."""

    operations: AuthenticationOperations

    async def log_in(self, call: Call[LoginRequest, NoQuery, Actor]) -> Reply:
        """Sign in."""
        outcome = await self.operations.log_in(call.body.to_credentials(), call.context)
        return respond(outcome, _tokens)

    async def refresh(self, call: Call[RefreshRequest, NoQuery, Actor]) -> Reply:
        """Exchange a refresh token for the next pair."""
        outcome = await self.operations.refresh(call.body.refresh_token, call.context)
        return respond(outcome, _tokens)

    async def log_out(self, call: Call[NoBody, NoQuery, SignedInUser]) -> Reply:
        """Sign out."""
        outcome = await self.operations.log_out(call.context)
        return respond(outcome, lambda _nothing: no_content(session=EndSession()))

    async def me(self, call: Call[NoBody, NoQuery, SignedInUser]) -> Reply:
        """Who is signed in."""
        outcome = await self.operations.current_user(call.context)
        return respond(outcome, lambda user: result(UserResponse.of(user)))

    async def session(self, call: Call[NoBody, NoQuery, Actor]) -> Reply:
        """Whether the browser's session is alive."""
        outcome = await self.operations.session_state(call.session_id)
        return respond(outcome, lambda session: result(SessionResponse.of(session)))


def _tokens(pair: TokenPair) -> Reply:
    return result(TokenResponse.of(pair), session=BeginSession(pair.session_id))


def register(app: RouteTable) -> None:
    """Add the authentication routes."""
    routes = AuthenticationRoutes(app.operations.authentication)
    app.add(
        Route(
            HTTPMethod.POST,
            "/auth/login",
            name="log_in",
            summary="Sign in by username or e-mail address",
            tag=TAG,
            handler=routes.log_in,
            body=LoginRequest,
            reply=TokenResponse,
            failures=(InvalidCredentials, AccountInactive, TooManyAttempts),
            limit=RateLimit(RateGroup.LOG_IN),
        ),
        Route(
            HTTPMethod.POST,
            "/auth/refresh",
            name="refresh_tokens",
            summary="Exchange a refresh token, once, for the next pair",
            tag=TAG,
            handler=routes.refresh,
            body=RefreshRequest,
            reply=TokenResponse,
            failures=(InvalidToken,),
            limit=RateLimit(RateGroup.REFRESH),
        ),
        Route(
            HTTPMethod.POST,
            "/auth/logout",
            name="log_out",
            summary="End the session and all of its tokens",
            tag=TAG,
            handler=routes.log_out,
            access=Access.SIGNED_IN,
            status=HTTPStatus.NO_CONTENT,
        ),
        Route(
            HTTPMethod.GET,
            "/auth/me",
            name="current_user",
            summary="Who is signed in",
            tag=TAG,
            handler=routes.me,
            access=Access.SIGNED_IN,
            reply=UserResponse,
        ),
        Route(
            HTTPMethod.GET,
            "/auth/session",
            name="session_state",
            summary="Whether the session that the browser's cookie remembers is alive",
            tag=TAG,
            handler=routes.session,
            reply=SessionResponse,
        ),
    )
