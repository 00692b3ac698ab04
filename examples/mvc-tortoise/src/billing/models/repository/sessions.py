"""Sessions in the database."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from tortoise.backends.base.client import BaseDBAsyncClient

from ..authentication import RefreshToken, Session
from ..identity import EntityId
from ..tables import RefreshTokensTable, SessionsTable


class SessionRepository:
    """Satisfies `models.authentication.SessionRepository`."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self._connection = connection

    async def add(self, session: Session) -> None:
        """Store a new session."""
        await SessionsTable.create(
            using_db=self._connection,
            id=session.id,
            user_id=session.user_id,
            created_at=session.created_at,
            expires_at=session.expires_at,
            revoked_at=session.revoked_at,
        )

    async def get(self, session_id: UUID) -> Session | None:
        """The session of this identity."""
        row = await SessionsTable.get_or_none(using_db=self._connection, id=session_id)
        if row is None:
            return None
        return Session(
            id=row.id,
            user_id=row.user_id,
            created_at=row.created_at,
            expires_at=row.expires_at,
            revoked_at=row.revoked_at,
        )

    async def revoke(self, session_id: UUID, now: datetime) -> None:
        """End one session."""
        alive = SessionsTable.filter(id=session_id, revoked_at__isnull=True)
        await alive.using_db(self._connection).update(revoked_at=now)

    async def revoke_all(self, user_id: EntityId, now: datetime, keep: UUID | None = None) -> None:
        """End every session of a user, but for the one to keep."""
        alive = SessionsTable.filter(user_id=user_id, revoked_at__isnull=True)
        if keep is not None:
            alive = alive.exclude(id=keep)
        await alive.using_db(self._connection).update(revoked_at=now)

    async def add_refresh_token(self, token: RefreshToken) -> None:
        """Store a refresh token."""
        await RefreshTokensTable.create(
            using_db=self._connection,
            digest=token.digest,
            session_id=token.session_id,
            used_at=token.used_at,
        )

    async def get_refresh_token(self, digest: str) -> RefreshToken | None:
        """The refresh token of this digest, used or not."""
        row = await RefreshTokensTable.get_or_none(using_db=self._connection, digest=digest)
        if row is None:
            return None
        return RefreshToken(digest=row.digest, session_id=row.session_id, used_at=row.used_at)

    async def use_refresh_token(self, digest: str, now: datetime) -> bool:
        """Use a refresh token up; of several at once, one succeeds."""
        unused = RefreshTokensTable.filter(digest=digest, used_at__isnull=True)
        return await unused.using_db(self._connection).update(used_at=now) > 0
