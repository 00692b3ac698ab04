from __future__ import annotations

from collections import Counter


class FakeFailedLogins:
    """Lets every login wait once it has failed `limit` times."""

    def __init__(self, limit: int = 3) -> None:
        self._limit = limit
        self.failures: Counter[str] = Counter()

    async def wait(self, login: str) -> int:
        return 30 if self.failures[login] >= self._limit else 0

    async def record(self, login: str) -> None:
        self.failures[login] += 1

    async def forget(self, login: str) -> None:
        del self.failures[login]
