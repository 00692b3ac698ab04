from __future__ import annotations

import pytest

from billing.infrastructure.cache.memory import (
    CAPACITY,
    MemoryCache,
)

from ...cache_contract import CacheContract


class TestMemoryCache(CacheContract):
    @pytest.fixture
    def cache(self) -> MemoryCache:
        return MemoryCache()

    async def test_the_least_used_go_when_it_is_full(self, cache: MemoryCache) -> None:
        await cache.set("first", "value", 60)
        for number in range(CAPACITY):
            await cache.set(str(number), "value", 60)

        assert await cache.get("first") is None
        assert await cache.get(str(CAPACITY - 1)) == "value"
        await cache.close()
