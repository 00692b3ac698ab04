"""What is looked at from time to time."""

from __future__ import annotations

import asyncio
from abc import ABC, abstractmethod
from contextlib import suppress


class Lookout(ABC):
    """Looks again and again.

    Args:
        seconds: Between two looks.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._looking: asyncio.Task[None] | None = None

    @abstractmethod
    async def look(self) -> None:
        """Look once."""

    def start(self) -> None:
        """Look from now on, on the running loop."""
        self._looking = asyncio.create_task(self._look_again_and_again())

    async def stop(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking

    async def _look_again_and_again(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(self._seconds)
