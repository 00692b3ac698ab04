"""The request that is being answered, for whoever writes a line about what is done for it."""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType

NONE: Mapping[str, str] = MappingProxyType({})

CURRENT: ContextVar[Mapping[str, str]] = ContextVar("current_request", default=NONE)


def current_request() -> Mapping[str, str]:
    """Its ``request_id``, ``route`` and ids of a trace, if any; nothing outside of a request."""
    return CURRENT.get()
