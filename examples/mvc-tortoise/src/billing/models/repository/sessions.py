"""Sessions in the database."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from uuid import UUID

from pypika_tortoise.queries import Query
from pypika_tortoise.terms import Parameter
from tortoise.backends.base.client import BaseDBAsyncClient

from ..authentication import RefreshToken, Session
from ..database.queries import fetch, parameters
from ..database.rows import stored_row
from ..identity import EntityId
from ..tables import RefreshTokensTable, SessionsTable, UsersTable
from ..users import User
from .users import to_user

OF_USER = "user."  # no column of the session begins like this


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
        row = await stored_row(self._connection, SessionsTable, session_id)
        return _to_session(row) if row else None

    async def get_with_user(self, session_id: UUID) -> tuple[Session, User] | None:
        """The session of this identity and whose it is, in one statement."""
        sql = _with_user_sql(self._connection.capabilities.dialect)
        values = parameters(SessionsTable, {"id": session_id})
        rows = await fetch(self._connection, sql, values)
        if not rows:
            return None
        user = {
            name.removeprefix(OF_USER): value
            for name, value in dict(rows[0]).items()
            if name.startswith(OF_USER)
        }
        session = SessionsTable._init_from_db(**rows[0])
        return _to_session(session), to_user(UsersTable._init_from_db(**user))

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


@cache
def _with_user_sql(dialect: str) -> str:
    sessions, users = SessionsTable._meta.basetable, UsersTable._meta.basetable
    identity = Parameter("?1" if dialect == "sqlite" else "$1")
    query = Query.from_(sessions).join(users).on(users["id"] == sessions["user_id"])
    query = query.where(sessions["id"] == identity)
    query = query.select(*(sessions[name] for name in SessionsTable._meta.db_fields))
    return query.select(
        *(users[name].as_(f"{OF_USER}{name}") for name in UsersTable._meta.db_fields)
    ).get_sql()


def _to_session(row: SessionsTable) -> Session:
    return Session(
        id=row.id,
        user_id=row.user_id,
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
    )
