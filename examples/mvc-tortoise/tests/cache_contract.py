from __future__ import annotations

import asyncio

from billing.infrastructure.cache import Cache


class CacheContract:
    """What every cache promises; a subclass brings the fixture `cache`."""

    async def test_what_was_set_is_there(self, cache: Cache) -> None:
        await cache.set("key", "väl:ue", 60)

        assert await cache.get("key") == "väl:ue"
        assert 0 < await cache.seconds_left("key") <= 60
        assert await cache.get("other") is None

    async def test_what_was_set_again_is_replaced(self, cache: Cache) -> None:
        await cache.set("key", "old", 1)
        await cache.set("key", "new", 60)

        assert await cache.get("key") == "new"
        assert await cache.seconds_left("key") > 1

    async def test_what_was_deleted_is_gone(self, cache: Cache) -> None:
        await cache.set("key", "value", 60)
        await cache.delete("key")
        await cache.delete("key")

        assert await cache.get("key") is None
        assert await cache.seconds_left("key") == 0

    async def test_it_expires(self, cache: Cache) -> None:
        await cache.set("key", "value", 1)
        async with asyncio.timeout(30):
            while await cache.get("key") is not None:  # noqa: ASYNC110 - caches tell nobody
                await asyncio.sleep(0.05)

        assert await cache.seconds_left("key") == 0

    async def test_a_count_starts_from_nothing(self, cache: Cache) -> None:
        assert [await cache.increment("count", 60) for _ in range(3)] == [1, 2, 3]
        assert await cache.get("count") == "3"

    async def test_the_first_count_starts_the_clock(self, cache: Cache) -> None:
        await cache.increment("count", 60)
        await cache.increment("count", 6_000)

        assert await cache.seconds_left("count") <= 60

    async def test_counts_at_once_are_all_counted(self, cache: Cache) -> None:
        counts = await asyncio.gather(*(cache.increment("count", 60) for _ in range(50)))

        assert sorted(counts) == list(range(1, 51))

    async def test_it_gives_a_sign_of_life(self, cache: Cache) -> None:
        await cache.ping()
