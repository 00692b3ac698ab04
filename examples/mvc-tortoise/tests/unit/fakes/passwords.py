from __future__ import annotations

from billing.models.users import PasswordHash


class FakePasswords:
    """Hashes in no time and remembers what was verified."""

    def __init__(self) -> None:
        self.verified: list[PasswordHash | None] = []

    async def hash(self, password: str) -> PasswordHash:
        return PasswordHash(f"hash of {password}")

    async def verify(self, password: str, password_hash: PasswordHash | None) -> bool:
        self.verified.append(password_hash)
        return password_hash == PasswordHash(f"hash of {password}")
