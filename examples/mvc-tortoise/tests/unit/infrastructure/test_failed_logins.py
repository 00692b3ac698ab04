from __future__ import annotations

from billing.infrastructure.cache.memory import MemoryCache
from billing.infrastructure.security import CachedFailedLogins


async def test_a_login_waits_after_the_limit() -> None:
    attempts = CachedFailedLogins(MemoryCache(), limit=2, window=60)

    await attempts.record("ann")
    assert await attempts.wait("ann") == 0
    await attempts.record("ann")

    assert 0 < await attempts.wait("ann") <= 60
    assert await attempts.wait("bob") == 0


async def test_a_success_starts_anew() -> None:
    attempts = CachedFailedLogins(MemoryCache(), limit=1, window=60)
    await attempts.record("ann")

    await attempts.forget("ann")

    assert await attempts.wait("ann") == 0


async def test_without_a_limit_nothing_is_counted() -> None:
    attempts = CachedFailedLogins(MemoryCache(), limit=0, window=60)
    for _ in range(100):
        await attempts.record("ann")
    await attempts.forget("ann")

    assert await attempts.wait("ann") == 0
