"""The user aggregate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ..identity import EntityId
from .values import EmailAddress, PasswordHash, Username


@dataclass(slots=True)
class User:
    """Somebody with an account.

    Attributes:
        id: Identity, never reused.
        username: What they sign in with.
        email: Where their mail goes; also signs them in.
        password_hash: Their password, hashed.
        is_active: Whether they have shown that the e-mail address is theirs.
        created_at: When they registered, UTC.
        updated_at: When this record last changed, UTC.
    """

    id: EntityId
    username: Username
    email: EmailAddress
    password_hash: PasswordHash
    is_active: bool
    created_at: datetime
    updated_at: datetime

    def activate(self, now: datetime) -> None:
        """Take the e-mail address as proven."""
        self.is_active = True
        self.updated_at = now

    def change_password(self, password_hash: PasswordHash, now: datetime) -> None:
        """Replace the password."""
        self.password_hash = password_hash
        self.updated_at = now

    def change_email(self, email: EmailAddress, now: datetime) -> None:
        """Replace the e-mail address by one that is proven."""
        self.email = email
        self.updated_at = now
