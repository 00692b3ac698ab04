from __future__ import annotations

import os
from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from billing.config.cache import CacheSettings
from billing.infrastructure.cache import Cache, open_cache
from billing.infrastructure.cache.fallback import FallbackCache
from billing.infrastructure.cache.redis import RedisCache
from billing.models.failures import DependencyUnavailableError

from ..cache_contract import CacheContract
from ..ports import free_port

SERVER = os.environ.get("TEST_REDIS_URL")


class TestRedisCache(CacheContract):
    @pytest.fixture
    async def cache(self) -> AsyncIterator[Cache]:
        """A namespace that nobody else uses; what is in it expires within a minute."""
        if SERVER is None:
            pytest.skip("TEST_REDIS_URL names no Redis server")
        cache = open_cache(CacheSettings(url=SERVER), f"test-{uuid4()}")
        assert isinstance(cache, FallbackCache)
        yield cache
        await cache.close()

    async def test_two_services_do_not_see_each_other(self, cache: Cache) -> None:
        other = RedisCache(str(SERVER), f"test-{uuid4()}")
        await cache.set("key", "value", 60)

        assert await other.get("key") is None
        await other.close()


async def test_a_redis_that_is_gone_is_told() -> None:
    cache = RedisCache(f"redis://127.0.0.1:{free_port()}/0", "test")

    with pytest.raises(DependencyUnavailableError, match="cache"):
        await cache.ping()
    await cache.close()
