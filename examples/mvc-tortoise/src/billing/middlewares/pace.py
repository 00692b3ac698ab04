"""Answers whose time must not tell what was done."""

from __future__ import annotations

import asyncio
import time
from typing import Any

from ..http.reply import Reply
from ..http.route import Call, Handler
from ..models.context import Actor


def paced(handler: Handler, seconds: float) -> Handler:
    """A handler whose answer comes no sooner than that; it is returned as it is where that is 0.

    Args:
        handler: Sometimes has something to do, and sometimes not.
        seconds: More than it ever needs.
    """
    if not seconds:
        return handler

    async def evenly(call: Call[Any, Any, Actor]) -> Reply:
        end = time.monotonic() + seconds
        try:
            return await handler(call)
        finally:
            await asyncio.sleep(end - time.monotonic())

    return evenly
