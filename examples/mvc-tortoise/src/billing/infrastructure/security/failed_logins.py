"""Failed log-ins, counted in the cache."""

from __future__ import annotations

import hashlib

from ..cache import Cache


class CachedFailedLogins:
    """Satisfies `models.authentication.FailedLogins`.

    Args:
        cache: Where the counts are; in memory each worker counts for itself.
        limit: Failures before a login has to wait; 0 = it never has to.
        window: Seconds from the first failure on.
    """

    def __init__(self, cache: Cache, limit: int, window: int) -> None:
        self._cache = cache
        self._limit = limit
        self._window = window

    async def wait(self, login: str) -> int:
        """Seconds until the login may be tried again."""
        if not self._limit:
            return 0
        key = _key(login)
        count = int(await self._cache.get(key) or 0)
        return max(1, await self._cache.seconds_left(key)) if count >= self._limit else 0

    async def record(self, login: str) -> None:
        """Count one failure."""
        if self._limit:
            await self._cache.increment(_key(login), self._window)

    async def forget(self, login: str) -> None:
        """Start anew."""
        if self._limit:
            await self._cache.delete(_key(login))


def _key(login: str) -> str:
    return "failed-logins:" + hashlib.sha256(login.encode()).hexdigest()
