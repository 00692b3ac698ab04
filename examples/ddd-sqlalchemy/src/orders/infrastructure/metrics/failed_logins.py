"""Failed log-ins, counted."""

from __future__ import annotations

from prometheus_client import Counter

from ...domain.authentication import FailedLogins


class CountedFailedLogins:
    """Satisfies `domain.authentication.FailedLogins`: counts what it passes on."""

    def __init__(self, passed_to: FailedLogins, counter: Counter) -> None:
        self._passed_to = passed_to
        self._counter = counter

    async def wait(self, login: str) -> int:
        """Seconds until the login may be tried again."""
        return await self._passed_to.wait(login)

    async def record(self, login: str) -> None:
        """Count one failure."""
        self._counter.inc()
        await self._passed_to.record(login)

    async def forget(self, login: str) -> None:
        """Start anew."""
        await self._passed_to.forget(login)
