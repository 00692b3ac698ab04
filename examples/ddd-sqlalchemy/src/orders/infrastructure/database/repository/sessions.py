"""Sessions in the database."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, select, update

from ....domain.authentication import RefreshToken, Session
from ....domain.identity import EntityId
from ....domain.users import User
from ..constraints import table_of
from ..queries import Query, row_of
from ..rows import found_row, stored_row
from ..tables import RefreshTokensTable, SessionsTable, UsersTable
from ..transaction import DatabaseTransaction
from .users import to_user

SESSIONS, USERS = table_of(SessionsTable), table_of(UsersTable)
WITH_USER = Query(
    select(*SESSIONS.columns, *USERS.columns)
    .join_from(SESSIONS, USERS)
    .where(SESSIONS.c.id == bindparam("id"))
)


class SessionRepository:
    """Satisfies `domain.authentication.SessionRepository`."""

    def __init__(self, transaction: DatabaseTransaction) -> None:
        self._transaction = transaction

    async def add(self, session: Session) -> None:
        """Store a new session."""
        self._transaction.session.add(
            SessionsTable(
                id=session.id,
                user_id=session.user_id,
                created_at=session.created_at,
                expires_at=session.expires_at,
                revoked_at=session.revoked_at,
            )
        )
        await self._transaction.session.flush()

    async def get(self, session_id: UUID) -> Session | None:
        """The session of this identity."""
        row = await stored_row(self._transaction, SessionsTable, session_id)
        return _to_session(row) if row else None

    async def get_with_user(self, session_id: UUID) -> tuple[Session, User] | None:
        """The session of this identity and whose it is, in one statement."""
        rows = await self._transaction.fetch(WITH_USER, {"id": session_id})
        if not rows:
            return None
        session, user = rows[0][: len(SESSIONS.columns)], rows[0][len(SESSIONS.columns) :]
        return _to_session(row_of(SessionsTable)(session)), to_user(row_of(UsersTable)(user))

    async def revoke(self, session_id: UUID, now: datetime) -> None:
        """End one session."""
        await self._transaction.session.execute(
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
        await self._transaction.session.execute(statement)

    async def add_refresh_token(self, token: RefreshToken) -> None:
        """Store a refresh token."""
        self._transaction.session.add(
            RefreshTokensTable(
                digest=token.digest, session_id=token.session_id, used_at=token.used_at
            )
        )
        await self._transaction.session.flush()

    async def get_refresh_token(self, digest: str) -> RefreshToken | None:
        """The refresh token of this digest, used or not."""
        row = await found_row(self._transaction, RefreshTokensTable, digest=digest)
        if row is None:
            return None
        return RefreshToken(digest=row.digest, session_id=row.session_id, used_at=row.used_at)

    async def use_refresh_token(self, digest: str, now: datetime) -> bool:
        """Use a refresh token up; of several at once, one succeeds."""
        used = await self._transaction.session.scalar(
            update(RefreshTokensTable)
            .where(RefreshTokensTable.digest == digest, RefreshTokensTable.used_at.is_(None))
            .values(used_at=now)
            .returning(RefreshTokensTable.digest)
        )
        return used is not None


def _to_session(row: SessionsTable) -> Session:
    return Session(
        id=row.id,
        user_id=row.user_id,
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
    )
