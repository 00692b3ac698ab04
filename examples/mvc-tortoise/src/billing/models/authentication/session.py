"""Sessions and the refresh tokens that prolong them."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from ..identity import EntityId


@dataclass(frozen=True, slots=True)
class Session:
    """One sign-in, from log-in to log-out.

    Attributes:
        id: Identity; access tokens and the session cookie carry it.
        user_id: Who signed in.
        created_at: When, UTC.
        expires_at: From when on it is over, whatever is refreshed, UTC.
        revoked_at: When it was ended before its time, UTC.
    """

    id: UUID
    user_id: EntityId
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None = None

    def is_alive(self, now: datetime) -> bool:
        """Whether its tokens are still good."""
        return self.revoked_at is None and now < self.expires_at


@dataclass(frozen=True, slots=True)
class RefreshToken:
    """A refresh token as it is stored.

    Attributes:
        digest: SHA-256 of the secret, in hexadecimal.
        session_id: The session it prolongs.
        used_at: When it was exchanged for its successor, UTC.
    """

    digest: str
    session_id: UUID
    used_at: datetime | None = None


def new_refresh_secret() -> str:
    """What the client gets: 256 random bits in URL-safe letters."""
    return secrets.token_urlsafe(32)


def refresh_digest(secret: str) -> str:
    """The form in which a refresh secret is stored."""
    return hashlib.sha256(secret.encode()).hexdigest()
