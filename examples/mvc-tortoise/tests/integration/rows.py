from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from uuid import uuid4

from billing.models.authentication import RefreshToken, Session
from billing.models.context import Mode
from billing.models.database.unit_of_work import UnitsOfWork
from billing.models.identity import EntityId
from billing.models.result import Ok
from billing.models.users import EmailAddress, PasswordHash, User, Username

from ..entity_ids import entity_id

NUMBERS = count(1)
NOW = datetime(2030, 1, 1, 12, 30, 15, 123_456, tzinfo=UTC)


def user_named(name: str) -> User:
    """A user with the address `NAME@example.com`."""
    return User(
        id=entity_id(next(NUMBERS)),
        username=Username(name),
        email=EmailAddress(f"{name}@example.com"),
        password_hash=PasswordHash("hash"),
        is_active=True,
        created_at=NOW,
        updated_at=NOW,
    )


def session_of(user_id: EntityId) -> Session:
    """A session of one day."""
    return Session(id=uuid4(), user_id=user_id, created_at=NOW, expires_at=NOW + timedelta(days=1))


async def stored_user(units: UnitsOfWork, name: str = "Ann") -> User:
    """A user who is in the database."""
    user = user_named(name)
    async with units.writing(Mode.APPLY) as unit:
        assert await unit.users.add(user) == Ok(None)
        await unit.commit()
    return replace(user)


async def stored_session(units: UnitsOfWork, user: User, *digests: str) -> Session:
    """A session that is in the database, with its refresh tokens."""
    session = session_of(user.id)
    async with units.writing(Mode.APPLY) as unit:
        await unit.sessions.add(session)
        for digest in digests:
            await unit.sessions.add_refresh_token(RefreshToken(digest, session.id))
        await unit.commit()
    return session
