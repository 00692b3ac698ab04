"""How much waits in the outbox."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from prometheus_client import CollectorRegistry, Gauge

from ...domain.failures import DependencyUnavailableError
from .lookout import Lookout

SECONDS = 15.0
"""Between two looks, each of which asks the database."""

CountMessages = Callable[[], Awaitable[tuple[int, int]]]


class OutboxGauge(Lookout):
    """Looks into the outbox again and again. Every worker does: whichever lives tells of it.

    Args:
        registry: Where it is registered.
        count: How many messages wait, and how many were given up.
    """

    def __init__(self, registry: CollectorRegistry, count: CountMessages) -> None:
        super().__init__(SECONDS)
        self._count = count
        self._messages = Gauge(
            "outbox_messages",
            "Messages that are not delivered.",
            ("state",),
            multiprocess_mode="livemostrecent",
            registry=registry,
        )

    async def look(self) -> None:
        """Look once. Without a database the last look stands."""
        try:
            waiting, given_up = await self._count()
        except DependencyUnavailableError:  # the database's adapter has told why
            return
        self._messages.labels("waiting").set(waiting)
        self._messages.labels("given_up").set(given_up)
