"""The time that an answer may take."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from loguru import logger

from . import errors

T = TypeVar("T")

log = logger.bind(module="http")


class Deadline:
    """Cancels what takes too long.

    A transaction is rolled back then, and a statement that PostgreSQL is at is cancelled. What does
    not wait cannot be cancelled: a calculation holds up the whole worker and is told afterwards, a
    thread (Argon2, a statement of SQLite's) goes on to its end, which nobody waits for.

    Args:
        seconds: From the request's arrival in Python on.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds

    async def keep(self, work: Awaitable[T]) -> T:
        """What the work yields in time.

        Raises:
            HttpError: It took longer.
        """
        try:
            async with asyncio.timeout(self._seconds) as timeout:
                return await work
        except TimeoutError:
            if not timeout.expired():
                raise
            log.warning("Not answered within {:g} s: given up", self._seconds)
            raise errors.deadline_exceeded() from None
