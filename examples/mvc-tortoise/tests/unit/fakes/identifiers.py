from __future__ import annotations

from uuid import UUID


class FakeIdentifiers:
    """Counts."""

    def __init__(self) -> None:
        self._last = 0

    def new(self) -> UUID:
        self._last += 1
        return UUID(int=self._last)
