"""Which cache the settings ask for."""

from __future__ import annotations

from ...config.cache import CacheSettings
from .cache import Cache
from .fallback import FallbackCache
from .memory import MemoryCache
from .redis import RedisCache


def open_cache(settings: CacheSettings, namespace: str) -> Cache:
    """Redis where a URL is set, with this worker's memory while it is away; else memory alone.

    It connects when it is first used.

    Args:
        settings: The cache's settings.
        namespace: The service's name.
    """
    if not settings.url:
        return MemoryCache()
    return FallbackCache(RedisCache(settings.url, namespace), MemoryCache())
