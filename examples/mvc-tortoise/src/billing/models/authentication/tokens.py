"""Access tokens, as a port."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from ..identity import EntityId
from ..result import Result
from .failures import InvalidToken


@dataclass(frozen=True, slots=True)
class AccessClaims:
    """What an access token says.

    Attributes:
        user_id: Who holds it.
        session_id: The session it belongs to.
        issued_at: UTC, whole seconds.
        expires_at: UTC, whole seconds.
    """

    user_id: EntityId
    session_id: UUID
    issued_at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class TokenPair:
    """What a successful log-in or refresh yields.

    Attributes:
        access_token: Sent as ``Authorization: Bearer``.
        refresh_token: Exchanged, once, for the next pair.
        expires_in: Seconds for which the access token is good.
        session_id: The session both belong to.
    """

    access_token: str
    refresh_token: str
    expires_in: int
    session_id: UUID


class AccessTokens(Protocol):
    """Signs and reads access tokens."""

    def sign(self, claims: AccessClaims) -> str:
        """The token that says this."""
        ...

    def read(self, token: str, now: datetime) -> Result[AccessClaims, InvalidToken]:
        """What a token says, if this service signed it and it has not expired."""
        ...
