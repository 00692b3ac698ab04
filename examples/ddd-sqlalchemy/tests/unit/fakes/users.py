from __future__ import annotations

from copy import copy
from datetime import datetime

from orders.domain.identity import EntityId
from orders.domain.result import Err, Ok, Result
from orders.domain.users import (
    EmailAddress,
    EmailTaken,
    Purpose,
    User,
    Username,
    UsernameTaken,
    Verification,
)

from ...entity_ids import entity_id
from .storage import Storage


class FakeUserRepository:
    """Users in memory; hands out copies, as a database does."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._users = storage.users

    async def next_id(self) -> EntityId:
        self._storage.used_ids += 1
        return entity_id(self._storage.used_ids)

    async def get(self, user_id: EntityId) -> User | None:
        return copy(self._users.get(user_id))

    async def find_by_username(self, username: Username) -> User | None:
        return self._first(username=username.canonical)

    async def find_by_email(self, email: EmailAddress) -> User | None:
        return self._first(email=email.canonical)

    async def add(self, user: User) -> Result[None, UsernameTaken | EmailTaken]:
        return await self.save(user)

    async def save(self, user: User) -> Result[None, UsernameTaken | EmailTaken]:
        if self._first(but=user.id, username=user.username.canonical):
            return Err(UsernameTaken())
        if self._first(but=user.id, email=user.email.canonical):
            return Err(EmailTaken())
        self._users[user.id] = copy(user)
        return Ok(None)

    def _first(
        self, *, but: EntityId | None = None, username: str | None = None, email: str | None = None
    ) -> User | None:
        for user in self._users.values():
            same = username == user.username.canonical or email == user.email.canonical
            if same and user.id != but:
                return copy(user)
        return None


class FakeVerificationRepository:
    """Mailed keys in memory."""

    def __init__(self, storage: Storage) -> None:
        self._verifications = storage.verifications

    async def add(self, verification: Verification) -> None:
        for digest, earlier in list(self._verifications.items()):
            if (earlier.user_id, earlier.purpose) == (verification.user_id, verification.purpose):
                del self._verifications[digest]
        self._verifications[verification.key_digest] = verification

    async def consume(
        self, key_digest: str, purpose: Purpose, now: datetime
    ) -> Verification | None:
        found = self._verifications.get(key_digest)
        if found is None or found.purpose is not purpose or found.expires_at <= now:
            return None
        return self._verifications.pop(key_digest)
