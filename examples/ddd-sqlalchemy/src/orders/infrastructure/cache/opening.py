"""Which cache the settings ask for."""

from __future__ import annotations

from ...config.cache import CacheSettings
from .cache import Cache
from .memory import MemoryCache


def open_cache(_settings: CacheSettings, _namespace: str) -> Cache:
    """This worker's memory: the service was made without Redis."""
    return MemoryCache()
