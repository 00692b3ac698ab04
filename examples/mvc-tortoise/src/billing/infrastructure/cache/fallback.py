"""A cache that goes on, with less, while the one behind it is away."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

from loguru import logger

from ...models.failures import DependencyUnavailableError
from .cache import Cache

T = TypeVar("T")

PAUSE = 2.0  # seconds in which a cache that did not answer is left alone

log = logger.bind(module="cache")


class FallbackCache:
    """Satisfies `Cache`; nobody who asks it has to know that the shared cache is away.

    One caller waits for the shared cache in vain; until the pause is over the others are served
    from the substitute at once. Then one tries again. What the substitute was told is not carried
    over.

    Args:
        shared: The cache that all workers share.
        substitute: This worker's own.
        now: Monotonic seconds.
    """

    def __init__(
        self, shared: Cache, substitute: Cache, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._shared = shared
        self._substitute = substitute
        self._now = now
        self._away = False
        self._next_try = 0.0

    async def get(self, key: str) -> str | None:
        """What was set, if it has not expired."""
        return await self._ask(lambda cache: cache.get(key))

    async def set(self, key: str, value: str, seconds: int) -> None:
        """Keep a value for a while."""
        await self._ask(lambda cache: cache.set(key, value, seconds))

    async def increment(self, key: str, seconds: int) -> int:
        """Count up from nothing; the first count starts the clock."""
        return await self._ask(lambda cache: cache.increment(key, seconds))

    async def seconds_left(self, key: str) -> int:
        """For how long a key will still be kept; 0 where it is not."""
        return await self._ask(lambda cache: cache.seconds_left(key))

    async def delete(self, key: str) -> None:
        """Forget a key."""
        await self._ask(lambda cache: cache.delete(key))

    async def ping(self) -> None:
        """Ask the shared cache for a sign of life: what goes on without it is less.

        Raises:
            DependencyUnavailableError: It gives none, or gave none a moment ago.
        """
        if self._is_left_alone():
            raise DependencyUnavailableError("cache")
        await self._try(lambda cache: cache.ping())

    async def close(self) -> None:
        """Let go of connections."""
        await self._shared.close()
        await self._substitute.close()

    async def _ask(self, question: Callable[[Cache], Awaitable[T]]) -> T:
        if not self._is_left_alone():
            try:
                return await self._try(question)
            except DependencyUnavailableError:
                pass
        return await question(self._substitute)

    def _is_left_alone(self) -> bool:
        """Whether not to try; who may try keeps the others from it."""
        if not self._away:
            return False
        if self._now() < self._next_try:
            return True
        self._next_try = self._now() + PAUSE
        return False

    async def _try(self, question: Callable[[Cache], Awaitable[T]]) -> T:
        try:
            answer = await question(self._shared)
        except DependencyUnavailableError as error:
            self._next_try = self._now() + PAUSE
            if not self._away:
                self._away = True
                log.error("The shared cache is away, going on without: {}", error.__cause__)
            raise
        if self._away:
            self._away = False
            log.info("The shared cache is back")
        return answer
