"""How much waits in the outbox."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from prometheus_client import CollectorRegistry, Gauge

from ...models.failures import DependencyUnavailableError

SECONDS = 15.0
"""Between two looks, each of which asks the database."""

CountMessages = Callable[[], Awaitable[tuple[int, int]]]


class OutboxGauge:
    """Looks into the outbox again and again. Every worker does: whichever lives tells of it.

    Args:
        registry: Where it is registered.
        count: How many messages wait, and how many were given up.
    """

    def __init__(self, registry: CollectorRegistry, count: CountMessages) -> None:
        self._count = count
        self._messages = Gauge(
            "outbox_messages",
            "Messages that are not delivered.",
            ("state",),
            multiprocess_mode="livemostrecent",
            registry=registry,
        )
        self._looking: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Look from now on, on the running loop."""
        self._looking = asyncio.create_task(self._look_again_and_again())

    async def stop(self) -> None:
        """Look no more."""
        if self._looking is not None:
            self._looking.cancel()
            with suppress(asyncio.CancelledError):
                await self._looking

    async def look(self) -> None:
        """Look once. Without a database the last look stands."""
        try:
            waiting, given_up = await self._count()
        except DependencyUnavailableError:  # the database's adapter has told why
            return
        self._messages.labels("waiting").set(waiting)
        self._messages.labels("given_up").set(given_up)

    async def _look_again_and_again(self) -> None:
        while True:
            await self.look()
            await asyncio.sleep(SECONDS)
