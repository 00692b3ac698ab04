"""Where sessions are kept, as a port."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol
from uuid import UUID

from ..identity import EntityId
from ..users import User
from .session import RefreshToken, Session


class SessionRepository(Protocol):
    """The sessions, inside one transaction."""

    async def add(self, session: Session) -> None:
        """Store a new session."""
        ...

    async def get(self, session_id: UUID) -> Session | None:
        """The session of this identity."""
        ...

    async def get_with_user(self, session_id: UUID) -> tuple[Session, User] | None:
        """The session of this identity and whose it is."""
        ...

    async def revoke(self, session_id: UUID, now: datetime) -> None:
        """End one session."""
        ...

    async def revoke_all(self, user_id: EntityId, now: datetime, keep: UUID | None = None) -> None:
        """End every session of a user, but for the one to keep."""
        ...

    async def add_refresh_token(self, token: RefreshToken) -> None:
        """Store a refresh token."""
        ...

    async def get_refresh_token(self, digest: str) -> RefreshToken | None:
        """The refresh token of this digest, used or not."""
        ...

    async def use_refresh_token(self, digest: str, now: datetime) -> bool:
        """Use a refresh token up; False where somebody else was faster."""
        ...
