"""Users in the database."""

from __future__ import annotations

from collections.abc import Awaitable

from tortoise.backends.base.client import BaseDBAsyncClient
from tortoise.exceptions import IntegrityError

from ..database.constraints import taken_column
from ..database.identity import new_entity_id
from ..database.rows import found_row, stored_row
from ..identity import EntityId
from ..result import Err, Ok, Result
from ..tables import UsersTable
from ..users import EmailAddress, EmailTaken, PasswordHash, User, Username, UsernameTaken

Taken = Result[None, UsernameTaken | EmailTaken]


class UserRepository:
    """Satisfies `models.users.UserRepository`."""

    def __init__(self, connection: BaseDBAsyncClient) -> None:
        self._connection = connection

    async def next_id(self) -> EntityId:
        """A fresh identity."""
        return new_entity_id()

    async def get(self, user_id: EntityId) -> User | None:
        """The user of this identity."""
        row = await stored_row(self._connection, UsersTable, user_id)
        return to_user(row) if row else None

    async def find_by_username(self, username: Username) -> User | None:
        """The user of this name, whatever its case."""
        row = await found_row(self._connection, UsersTable, username_key=username.canonical)
        return to_user(row) if row else None

    async def find_by_email(self, email: EmailAddress) -> User | None:
        """The user of this address, whatever its case."""
        row = await found_row(self._connection, UsersTable, email_key=email.canonical)
        return to_user(row) if row else None

    async def add(self, user: User) -> Taken:
        """Store a new user."""
        return await _store(
            UsersTable.create(using_db=self._connection, id=user.id, **_to_columns(user))
        )

    async def save(self, user: User) -> Taken:
        """Store a changed user."""
        stored = UsersTable.filter(id=user.id).using_db(self._connection)
        return await _store(stored.update(**_to_columns(user)))


async def _store(statement: Awaitable[object]) -> Taken:
    try:
        await statement
    except IntegrityError as error:
        match taken_column(error, UsersTable):
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
        id=EntityId(row.id),
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
