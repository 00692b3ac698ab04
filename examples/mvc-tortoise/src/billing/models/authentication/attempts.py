"""Failed log-ins, counted, as a port."""

from __future__ import annotations

from typing import Protocol


class FailedLogins(Protocol):
    """Counts the failed log-ins of each login name over a window of time."""

    async def wait(self, login: str) -> int:
        """Seconds until the login may be tried again; 0 where it may be tried now."""
        ...

    async def record(self, login: str) -> None:
        """Count one failure."""
        ...

    async def forget(self, login: str) -> None:
        """Start anew after a success."""
        ...
