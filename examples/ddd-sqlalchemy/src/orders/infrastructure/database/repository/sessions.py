"""Sessions in the database."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from ....domain.authentication import RefreshToken, Session
from ....domain.identity import EntityId
from ..tables import RefreshTokensTable, SessionsTable


class SessionRepository:
    """Satisfies `domain.authentication.SessionRepository`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def add(self, session: Session) -> None:
        """Store a new session."""
        self._session.add(
            SessionsTable(
                id=session.id,
                user_id=session.user_id,
                created_at=session.created_at,
                expires_at=session.expires_at,
                revoked_at=session.revoked_at,
            )
        )
        await self._session.flush()

    async def get(self, session_id: UUID) -> Session | None:
        """The session of this identity."""
        row = await self._session.get(SessionsTable, session_id)
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
        await self._session.execute(
            update(SessionsTable)
            .where(SessionsTable.id == session_id, SessionsTable.revoked_at.is_(None))
            .values(revoked_at=now)
        )

    async def revoke_all(self, user_id: EntityId, now: datetime, keep: UUID | None = None) -> None:
        """End every session of a user, but for the one to keep."""
        statement = (
            update(SessionsTable)
            .where(SessionsTable.user_id == user_id, SessionsTable.revoked_at.is_(None))
            .values(revoked_at=now)
        )
        if keep is not None:
            statement = statement.where(SessionsTable.id != keep)
        await self._session.execute(statement)

    async def add_refresh_token(self, token: RefreshToken) -> None:
        """Store a refresh token."""
        self._session.add(
            RefreshTokensTable(
                digest=token.digest, session_id=token.session_id, used_at=token.used_at
            )
        )
        await self._session.flush()

    async def get_refresh_token(self, digest: str) -> RefreshToken | None:
        """The refresh token of this digest, used or not."""
        row = await self._session.get(RefreshTokensTable, digest)
        if row is None:
            return None
        return RefreshToken(digest=row.digest, session_id=row.session_id, used_at=row.used_at)

    async def use_refresh_token(self, digest: str, now: datetime) -> bool:
        """Use a refresh token up; of several at once, one succeeds."""
        used = await self._session.scalar(
            update(RefreshTokensTable)
            .where(RefreshTokensTable.digest == digest, RefreshTokensTable.used_at.is_(None))
            .values(used_at=now)
            .returning(RefreshTokensTable.digest)
        )
        return used is not None
