"""Users in the database."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ....domain.identity import EntityId
from ....domain.result import Err, Ok, Result
from ....domain.users import (
    EmailAddress,
    EmailTaken,
    PasswordHash,
    User,
    Username,
    UsernameTaken,
)
from ..constraints import taken_column
from ..identity import new_entity_id
from ..tables import UsersTable

Taken = Result[None, UsernameTaken | EmailTaken]


class UserRepository:
    """Satisfies `domain.users.UserRepository`."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def next_id(self) -> EntityId:
        """A fresh identity."""
        return new_entity_id()

    async def get(self, user_id: EntityId) -> User | None:
        """The user of this identity."""
        row = await self._session.get(UsersTable, user_id)
        return _to_user(row) if row else None

    async def find_by_username(self, username: Username) -> User | None:
        """The user of this name, whatever its case."""
        return await self._find(UsersTable.username_key == username.canonical)

    async def find_by_email(self, email: EmailAddress) -> User | None:
        """The user of this address, whatever its case."""
        return await self._find(UsersTable.email_key == email.canonical)

    async def add(self, user: User) -> Taken:
        """Store a new user."""
        self._session.add(UsersTable(**_to_columns(user)))
        return await self._flush()

    async def save(self, user: User) -> Taken:
        """Store a changed user."""
        await self._session.merge(UsersTable(**_to_columns(user)))
        return await self._flush()

    async def _find(self, condition: ColumnElement[bool]) -> User | None:
        row = await self._session.scalar(select(UsersTable).where(condition))
        return _to_user(row) if row else None

    async def _flush(self) -> Taken:
        try:
            await self._session.flush()
        except IntegrityError as error:
            match taken_column(self._session, error, UsersTable):
                case "username_key":
                    return Err(UsernameTaken())
                case "email_key":
                    return Err(EmailTaken())
                case _:
                    raise
        return Ok(None)


def _to_user(row: UsersTable) -> User:
    return User(
        id=row.id,
        username=Username(row.username),
        email=EmailAddress(row.email),
        password_hash=PasswordHash(row.password_hash),
        is_active=row.is_active,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _to_columns(user: User) -> dict[str, object]:
    return {
        "id": user.id,
        "username": user.username.value,
        "username_key": user.username.canonical,
        "email": user.email.value,
        "email_key": user.email.canonical,
        "password_hash": user.password_hash.value,
        "is_active": user.is_active,
        "created_at": user.created_at,
        "updated_at": user.updated_at,
    }
