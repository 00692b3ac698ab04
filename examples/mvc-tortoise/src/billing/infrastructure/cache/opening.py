"""Which cache the settings ask for."""

from __future__ import annotations

from ...config.cache import CacheSettings
from .cache import Cache
from .memory import MemoryCache
from .redis import RedisCache


def open_cache(settings: CacheSettings, namespace: str) -> Cache:
    """Redis where a URL is set, else this worker's memory; connects when first used.

    Args:
        settings: The cache's settings.
        namespace: The service's name.
    """
    return RedisCache(settings.url, namespace) if settings.url else MemoryCache()
