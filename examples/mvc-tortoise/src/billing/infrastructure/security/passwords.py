"""Argon2id, off the event loop."""

from __future__ import annotations

import asyncio
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from secrets import token_bytes

from argon2 import PasswordHasher, profiles
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.low_level import ARGON2_VERSION

from ...config.authentication import Argon2Profile
from ...models.users import PasswordHash

THREADS = 2  # each hash takes 64 MiB for its duration

PROFILES = {
    "rfc_9106_low_memory": profiles.RFC_9106_LOW_MEMORY,
    "cheapest": profiles.CHEAPEST,
}


class Argon2Passwords:
    """Satisfies `models.users.PasswordHasher`.

    Args:
        profile: What a hash costs. What is stored keeps the cost that it was made with.
    """

    def __init__(self, profile: Argon2Profile) -> None:
        self._hasher = PasswordHasher.from_parameters(PROFILES[profile])
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="argon2")
        self._nobody = stand_in(self._hasher)

    async def hash(self, password: str) -> PasswordHash:
        """Hash a password with a fresh salt."""
        loop = asyncio.get_running_loop()
        return PasswordHash(await loop.run_in_executor(self._threads, self._hasher.hash, password))

    async def verify(self, password: str, password_hash: PasswordHash | None) -> bool:
        """Whether the password is the one; a stand-in is verified where there is no user."""
        stored = password_hash.value if password_hash else self._nobody
        loop = asyncio.get_running_loop()
        matches = await loop.run_in_executor(self._threads, self._matches, stored, password)
        return matches and password_hash is not None

    def close(self) -> None:
        """End the threads."""
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _matches(self, stored: str, password: str) -> bool:
        try:
            return self._hasher.verify(stored, password)
        except (VerificationError, InvalidHashError):
            return False


def stand_in(hasher: PasswordHasher) -> str:
    """What looks like a hash of the hasher's, costs as much to verify, and no password has."""
    costs = f"m={hasher.memory_cost},t={hasher.time_cost},p={hasher.parallelism}"
    salt, digest = (
        b64encode(token_bytes(length)).rstrip(b"=").decode()
        for length in (hasher.salt_len, hasher.hash_len)
    )
    return f"$argon2id$v={ARGON2_VERSION}${costs}${salt}${digest}"
