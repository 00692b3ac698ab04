"""A cache that all workers share."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from ...models.failures import DependencyUnavailableError

TIMEOUT = 0.5  # seconds to connect, and for an answer


class RedisCache:
    """Satisfies `Cache`.

    Args:
        url: ``redis://HOST:PORT/NUMBER``.
        namespace: Comes before every key, so that two services can share one Redis.
    """

    def __init__(self, url: str, namespace: str) -> None:
        self._redis = Redis.from_url(
            url,
            decode_responses=True,
            socket_timeout=TIMEOUT,
            socket_connect_timeout=TIMEOUT,
            # Once more, and at once: for the connections that a restart of Redis has ended.
            retry=Retry(NoBackoff(), 1),
        )
        self._namespace = namespace

    async def get(self, key: str) -> str | None:
        """What was set, if it has not expired."""
        async with self._available():
            value = await self._redis.get(self._full(key))
            return None if value is None else str(value)

    async def set(self, key: str, value: str, seconds: int) -> None:
        """Keep a value for a while."""
        async with self._available():
            await self._redis.set(self._full(key), value, ex=seconds)

    async def increment(self, key: str, seconds: int) -> int:
        """Count up from nothing; the first count starts the clock."""
        async with self._available(), self._redis.pipeline(transaction=True) as pipeline:
            pipeline.set(self._full(key), 0, ex=seconds, nx=True)
            pipeline.incr(self._full(key))
            return int((await pipeline.execute())[1])

    async def seconds_left(self, key: str) -> int:
        """For how long a key will still be kept; 0 where it is not."""
        async with self._available():
            return max(0, int(await self._redis.ttl(self._full(key))))

    async def delete(self, key: str) -> None:
        """Forget a key."""
        async with self._available():
            await self._redis.delete(self._full(key))

    async def ping(self) -> None:
        """Ask for a sign of life."""
        async with self._available():
            await self._redis.get(self._full("ping"))

    async def close(self) -> None:
        """Let go of connections."""
        await self._redis.aclose()

    def _full(self, key: str) -> str:
        return f"{self._namespace}:{key}"

    @asynccontextmanager
    async def _available(self) -> AsyncIterator[None]:
        try:
            yield
        except (RedisError, OSError) as error:
            raise DependencyUnavailableError("cache") from error
