"""A cache in the memory of one worker."""

from __future__ import annotations

import math
import time
from dataclasses import dataclass

from cachetools import TLRUCache

CAPACITY = 10_000


@dataclass(frozen=True, slots=True)
class _Entry:
    value: str
    expires: float


class MemoryCache:
    """Satisfies `Cache`; other workers do not see it; the least used entries go when full."""

    def __init__(self) -> None:
        self._entries: TLRUCache[str, _Entry] = TLRUCache(
            CAPACITY, ttu=lambda _key, entry, _now: entry.expires, timer=time.monotonic
        )

    async def get(self, key: str) -> str | None:
        """What was set, if it has not expired."""
        entry = self._entries.get(key)
        return entry.value if entry else None

    async def set(self, key: str, value: str, seconds: int) -> None:
        """Keep a value for a while."""
        self._entries[key] = _Entry(value, time.monotonic() + seconds)

    async def increment(self, key: str, seconds: int) -> int:
        """Count up from nothing; the first count starts the clock."""
        entry = self._entries.get(key)
        if entry is None:
            entry = _Entry("0", time.monotonic() + seconds)
        count = int(entry.value) + 1
        self._entries[key] = _Entry(str(count), entry.expires)
        return count

    async def seconds_left(self, key: str) -> int:
        """For how long a key will still be kept; 0 where it is not."""
        entry = self._entries.get(key)
        return math.ceil(entry.expires - time.monotonic()) if entry else 0

    async def delete(self, key: str) -> None:
        """Forget a key."""
        self._entries.pop(key, None)

    async def ping(self) -> None:
        """Memory is there."""

    async def close(self) -> None:
        """Nothing to let go of."""
