"""What a cache can do."""

from __future__ import annotations

from typing import Protocol


class Cache(Protocol):
    """Keeps strings and counters for a while. Losing them is a nuisance, never a loss.

    Every method may raise `DependencyUnavailableError`.
    """

    async def get(self, key: str) -> str | None:
        """What was set, if it has not expired."""
        ...

    async def set(self, key: str, value: str, seconds: int) -> None:
        """Keep a value for a while."""
        ...

    async def increment(self, key: str, seconds: int) -> int:
        """Count up from nothing; the first count starts the clock."""
        ...

    async def seconds_left(self, key: str) -> int:
        """For how long a key will still be kept; 0 where it is not."""
        ...

    async def delete(self, key: str) -> None:
        """Forget a key."""
        ...

    async def ping(self) -> None:
        """Ask for a sign of life."""
        ...

    async def close(self) -> None:
        """Let go of connections."""
        ...
