"""Users in the database."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Executable
from sqlalchemy.exc import IntegrityError

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
from ..queries import ROW_ID, change, insertion
from ..rows import found_row, stored_row
from ..tables import UsersTable
from ..transaction import DatabaseTransaction

Taken = Result[None, UsernameTaken | EmailTaken]


class UserRepository:
    """Satisfies `domain.users.UserRepository`."""

    def __init__(self, transaction: DatabaseTransaction) -> None:
        self._transaction = transaction

    async def next_id(self) -> EntityId:
        """A fresh identity."""
        return new_entity_id()

    async def get(self, user_id: EntityId) -> User | None:
        """The user of this identity."""
        row = await stored_row(self._transaction, UsersTable, user_id)
        return to_user(row) if row else None

    async def find_by_username(self, username: Username) -> User | None:
        """The user of this name, whatever its case."""
        row = await found_row(self._transaction, UsersTable, username_key=username.canonical)
        return to_user(row) if row else None

    async def find_by_email(self, email: EmailAddress) -> User | None:
        """The user of this address, whatever its case."""
        row = await found_row(self._transaction, UsersTable, email_key=email.canonical)
        return to_user(row) if row else None

    async def add(self, user: User) -> Taken:
        """Store a new user."""
        return await self._store(insertion(UsersTable), {"id": user.id, **_to_columns(user)})

    async def save(self, user: User) -> Taken:
        """Store a changed user."""
        return await self._store(change(UsersTable), {ROW_ID: user.id, **_to_columns(user)})

    async def _store(self, statement: Executable, values: Mapping[str, object]) -> Taken:
        session = self._transaction.session
        try:
            await session.execute(statement, values)
        except IntegrityError as error:
            match taken_column(session, error, UsersTable):
                case "username_key":
                    return Err(UsernameTaken())
                case "email_key":
                    return Err(EmailTaken())
                case _:
                    raise
        return Ok(None)


def to_user(row: UsersTable) -> User:
    """The user of a row."""
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
        "username": user.username.value,
        "username_key": user.username.canonical,
        "email": user.email.value,
        "email_key": user.email.canonical,
        "password_hash": user.password_hash.value,
        "is_active": user.is_active,
        "created_at": user.created_at,
        "updated_at": user.updated_at,
    }
