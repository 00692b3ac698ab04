"""How a session begins and how it goes on: pure, the operations store what comes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from ..identity import EntityId
from .session import RefreshToken, Session, new_refresh_secret, refresh_digest
from .tokens import AccessClaims, AccessTokens, TokenPair


@dataclass(frozen=True, slots=True)
class SessionPolicy:
    """How long things are good for.

    Attributes:
        access_lifetime: Of an access token.
        session_lifetime: Of a session, from log-in on, whatever is refreshed.
    """

    access_lifetime: timedelta
    session_lifetime: timedelta


@dataclass(frozen=True, slots=True)
class Tokens:
    """A fresh pair for the client, and the refresh token as it is to be stored."""

    pair: TokenPair
    refresh_token: RefreshToken


def begin_session(
    user_id: EntityId, *, session_id: UUID, now: datetime, policy: SessionPolicy
) -> Session:
    """The session of a user who has just proven who they are."""
    return Session(
        id=session_id,
        user_id=user_id,
        created_at=now,
        expires_at=now + policy.session_lifetime,
    )


def issue_tokens(
    session: Session, *, now: datetime, policy: SessionPolicy, signer: AccessTokens
) -> Tokens:
    """The next pair of tokens of a session that is alive."""
    issued_at = now.replace(microsecond=0)
    expires_at = min(issued_at + policy.access_lifetime, session.expires_at)
    secret = new_refresh_secret()
    access_token = signer.sign(
        AccessClaims(
            user_id=session.user_id,
            session_id=session.id,
            issued_at=issued_at,
            expires_at=expires_at,
        )
    )
    return Tokens(
        pair=TokenPair(
            access_token=access_token,
            refresh_token=secret,
            expires_in=int((expires_at - issued_at).total_seconds()),
            session_id=session.id,
        ),
        refresh_token=RefreshToken(digest=refresh_digest(secret), session_id=session.id),
    )
