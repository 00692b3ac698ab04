from __future__ import annotations

import pytest

from billing.infrastructure.cache.fallback import PAUSE, FallbackCache
from billing.infrastructure.cache.memory import MemoryCache
from billing.models.failures import DependencyUnavailableError

from ..cache_contract import CacheContract


class SharedCache(MemoryCache):
    """May be away; counts how often it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.away = False
        self.asked = 0

    async def get(self, key: str) -> str | None:
        self._answer()
        return await super().get(key)

    async def ping(self) -> None:
        self._answer()

    def _answer(self) -> None:
        self.asked += 1
        if self.away:
            raise DependencyUnavailableError("cache")


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def shared() -> SharedCache:
    return SharedCache()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(shared: SharedCache, clock: Clock) -> FallbackCache:
    return FallbackCache(shared, MemoryCache(), clock)


class TestFallbackCache(CacheContract):
    """What every cache promises."""


async def test_what_is_away_is_asked_once_a_pause(
    cache: FallbackCache, shared: SharedCache, clock: Clock
) -> None:
    shared.away = True

    for _ in range(5):
        assert await cache.get("key") is None
    assert shared.asked == 1

    clock.now += PAUSE
    for _ in range(5):
        assert await cache.get("key") is None
    assert shared.asked == 2


async def test_the_substitute_keeps_what_it_is_told(
    cache: FallbackCache, shared: SharedCache
) -> None:
    shared.away = True
    await cache.get("key")

    await cache.set("key", "value", 60)
    assert [await cache.increment("count", 60) for _ in range(2)] == [1, 2]

    assert await cache.get("key") == "value"


async def test_what_is_back_is_used_again(
    cache: FallbackCache, shared: SharedCache, clock: Clock
) -> None:
    await shared.set("key", "shared", 60)
    shared.away = True
    assert await cache.get("key") is None

    shared.away = False
    assert await cache.get("key") is None, "not before the pause is over"
    clock.now += PAUSE

    assert await cache.get("key") == "shared"
    assert await cache.get("key") == "shared"


async def test_a_sign_of_life_is_that_of_the_shared_cache(
    cache: FallbackCache, shared: SharedCache, clock: Clock
) -> None:
    shared.away = True
    for _ in range(2):
        with pytest.raises(DependencyUnavailableError, match="cache"):
            await cache.ping()
    assert shared.asked == 1

    shared.away = False
    clock.now += PAUSE

    await cache.ping()
