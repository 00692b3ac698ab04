"""What the service counts about itself, as a port."""

from __future__ import annotations

from typing import Protocol


class Metrics(Protocol):
    """The counts of all workers."""

    async def text(self) -> bytes:
        """All of them, in Prometheus' text format."""
        ...
