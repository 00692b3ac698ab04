"""The worker that delivers: it claims what is due, again and again."""

from __future__ import annotations

import asyncio
from contextlib import suppress

from loguru import logger

from ..config.outbox import OutboxSettings
from ..models.context import OperationContext, System
from ..models.failures import DependencyUnavailableError
from ..models.outbox import StoredMessage
from ..services.outbox import ClaimMessages
from .attempt import Attempt

log = logger.bind(module="outbox")

CONTEXT = OperationContext(request_id="outbox", actor=System("outbox"))
LONGEST_PAUSE = 5.0  # seconds between two looks at a database that does not answer
FINISHING = 8.0  # seconds for the deliveries in progress after the word to end


class Deliverer:
    """Delivers messages, several at a time.

    Args:
        claim: Takes due messages.
        attempt: Delivers one.
        settings: How often it looks, and how many it delivers at a time.
    """

    def __init__(self, claim: ClaimMessages, attempt: Attempt, settings: OutboxSettings) -> None:
        self._claim = claim
        self._attempt = attempt
        self._settings = settings
        self._pause = settings.poll_seconds
        self._running: set[asyncio.Task[None]] = set()

    async def run(self, ending: asyncio.Event) -> None:
        """Deliver until the event is set, then finish what was begun.

        A delivery that takes longer than that is broken off; its message comes back.
        """
        log.info("Delivering messages, {} at a time", self._settings.concurrency)
        async with asyncio.TaskGroup() as group:
            while not ending.is_set():
                for message in await self._claimed():
                    task = group.create_task(self._deliver(message))
                    self._running.add(task)
                    task.add_done_callback(self._running.discard)
                await self._wait(ending)
            if self._running:
                await self._finish()

    async def _claimed(self) -> tuple[StoredMessage, ...]:
        free = self._settings.concurrency - len(self._running)
        if free == 0:
            return ()
        try:
            claimed = (await self._claim(free, CONTEXT)).value
        except DependencyUnavailableError:  # the database's adapter has told why
            self._pause = min(self._pause * 2, LONGEST_PAUSE)
            return ()
        self._pause = self._settings.poll_seconds
        return claimed

    async def _wait(self, ending: asyncio.Event) -> None:
        """Until it is worth while to look again."""
        if len(self._running) < self._settings.concurrency:
            with suppress(TimeoutError):
                await asyncio.wait_for(ending.wait(), self._pause)
            return
        ended = asyncio.create_task(ending.wait())
        await asyncio.wait({*self._running, ended}, return_when=asyncio.FIRST_COMPLETED)
        ended.cancel()

    async def _deliver(self, message: StoredMessage) -> None:
        try:
            await self._attempt(message)
        except Exception:
            # Nothing was settled: the message comes back when its lease is over.
            log.exception("The outcome of {} {} could not be kept", message.kind, message.id)

    async def _finish(self) -> None:
        _, late = await asyncio.wait(self._running, timeout=FINISHING)
        if late:
            log.warning("{} deliveries took too long; their messages will come back", len(late))
        for task in late:
            task.cancel()
