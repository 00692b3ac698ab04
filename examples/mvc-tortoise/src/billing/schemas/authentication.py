"""The bodies of the authentication routes."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from ..models.authentication import Session, TokenPair
from ..models.identity import EntityId
from ..services.authentication import Credentials
from .contract import Contract
from .fields import KnownPasswordText, LoginText, TokenText


class LoginRequest(Contract):
    """A username or e-mail address, and a password."""

    login: LoginText
    password: KnownPasswordText

    def to_credentials(self) -> Credentials:
        """The operation's input."""
        return Credentials(login=self.login, password=self.password)


class RefreshRequest(Contract):
    """The refresh token of the last pair."""

    refresh_token: TokenText


class TokenResponse(Contract):
    """A pair of tokens; `expires_in` is the access token's, in seconds."""

    access_token: str
    refresh_token: str
    token_type: Literal["Bearer"] = "Bearer"  # noqa: S105 - a scheme, not a secret
    expires_in: int

    @classmethod
    def of(cls, pair: TokenPair) -> TokenResponse:
        """The pair, as the client gets it."""
        return cls(
            access_token=pair.access_token,
            refresh_token=pair.refresh_token,
            expires_in=pair.expires_in,
        )


class SessionResponse(Contract):
    """Whether the browser's session is alive, and whose it is."""

    active: bool
    user_id: EntityId | None = None
    expires_at: datetime | None = None

    @classmethod
    def of(cls, session: Session | None) -> SessionResponse:
        """What a page may know about its session."""
        if session is None:
            return cls(active=False)
        return cls(active=True, user_id=session.user_id, expires_at=session.expires_at)
