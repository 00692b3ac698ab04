"""Short-lived data."""

from .cache import Cache
from .opening import open_cache

__all__ = ("Cache", "open_cache")
