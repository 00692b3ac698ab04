"""Password hashing, as a port."""

from __future__ import annotations

from typing import Protocol

from .values import PasswordHash


class PasswordHasher(Protocol):
    """Turns passwords into what may be stored."""

    async def hash(self, password: str) -> PasswordHash:
        """Hash a password with a fresh salt."""
        ...

    async def verify(self, password: str, password_hash: PasswordHash | None) -> bool:
        """Whether the password is the one that was hashed.

        Takes as long for ``None`` (no such user) as for a wrong password, and says no.
        """
        ...
