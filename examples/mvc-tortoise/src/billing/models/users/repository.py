"""Where users are kept, as ports."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from ..identity import EntityId
from ..result import Result
from .failures import EmailTaken, UsernameTaken
from .user import User
from .values import EmailAddress, Username
from .verification import Purpose, Verification


class UserRepository(Protocol):
    """The users, inside one transaction."""

    async def next_id(self) -> EntityId:
        """A fresh identity; it is used up even when nothing is stored under it."""
        ...

    async def get(self, user_id: EntityId) -> User | None:
        """The user of this identity."""
        ...

    async def find_by_username(self, username: Username) -> User | None:
        """The user of this name, whatever its case."""
        ...

    async def find_by_email(self, email: EmailAddress) -> User | None:
        """The user of this address, whatever its case."""
        ...

    async def add(self, user: User) -> Result[None, UsernameTaken | EmailTaken]:
        """Store a new user; the transaction is of no use after an ``Err``."""
        ...

    async def save(self, user: User) -> Result[None, UsernameTaken | EmailTaken]:
        """Store a changed user; the transaction is of no use after an ``Err``."""
        ...


class VerificationRepository(Protocol):
    """The keys that were mailed, inside one transaction."""

    async def add(self, verification: Verification) -> None:
        """Store a key; earlier ones of its user and purpose become void."""
        ...

    async def consume(
        self, key_digest: str, purpose: Purpose, now: datetime
    ) -> Verification | None:
        """Use a key up; None where it is unknown, expired, used or of another purpose."""
        ...
