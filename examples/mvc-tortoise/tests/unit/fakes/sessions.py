from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from billing.models.authentication import RefreshToken, Session
from billing.models.identity import EntityId
from billing.models.users import User

from .storage import Storage


class FakeSessionRepository:
    """Sessions in memory."""

    def __init__(self, storage: Storage) -> None:
        self._sessions = storage.sessions
        self._tokens = storage.refresh_tokens
        self._users = storage.users

    async def add(self, session: Session) -> None:
        self._sessions[session.id] = session

    async def get(self, session_id: UUID) -> Session | None:
        return self._sessions.get(session_id)

    async def get_with_user(self, session_id: UUID) -> tuple[Session, User] | None:
        session = self._sessions.get(session_id)
        user = session and self._users.get(session.user_id)
        return (session, copy(user)) if session and user else None

    async def revoke(self, session_id: UUID, now: datetime) -> None:
        self._sessions[session_id] = replace(self._sessions[session_id], revoked_at=now)

    async def revoke_all(self, user_id: EntityId, now: datetime, keep: UUID | None = None) -> None:
        for session in list(self._sessions.values()):
            if session.user_id == user_id and session.id != keep:
                await self.revoke(session.id, now)

    async def add_refresh_token(self, token: RefreshToken) -> None:
        self._tokens[token.digest] = token

    async def get_refresh_token(self, digest: str) -> RefreshToken | None:
        return self._tokens.get(digest)

    async def use_refresh_token(self, digest: str, now: datetime) -> bool:
        token = self._tokens[digest]
        if token.used_at is not None:
            return False
        self._tokens[digest] = replace(token, used_at=now)
        return True
