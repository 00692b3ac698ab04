"""Requests that are being answered by this process."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class InFlightRequests:
    """Counts requests from the handler's start to its return; used on one event loop only.

    Attributes:
        draining: True once the worker is stopping; readiness probes answer 503 then.
    """

    def __init__(self) -> None:
        self.draining = False
        self._count = 0
        self._idle = asyncio.Event()
        self._idle.set()

    @property
    def count(self) -> int:
        """Requests whose handler has not returned yet."""
        return self._count

    @contextmanager
    def request(self) -> Iterator[None]:
        """Spans the handling of one request."""
        self._count += 1
        self._idle.clear()
        try:
            yield
        finally:
            self._count -= 1
            if self._count == 0:
                self._idle.set()

    async def drained(self, timeout: float) -> bool:  # noqa: ASYNC109
        """Waits until no request is left.

        Args:
            timeout: Seconds to wait at most.

        Returns:
            False if requests were still running then.
        """
        try:
            async with asyncio.timeout(timeout):
                await self._idle.wait()
        except TimeoutError:
            return False
        return True
