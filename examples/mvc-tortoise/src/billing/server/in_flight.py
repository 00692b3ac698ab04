"""Requests that are being answered by this process."""

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

    @property
    def count(self) -> int:
        """Requests whose handler has not returned yet."""
        return self._count

    @contextmanager
    def request(self) -> Iterator[None]:
        """Spans the handling of one request."""
        self._count += 1
        try:
            yield
        finally:
            self._count -= 1
