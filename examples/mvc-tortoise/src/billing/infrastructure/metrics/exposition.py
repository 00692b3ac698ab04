"""The counts as Prometheus reads them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.multiprocess import MultiProcessCollector


class Exposition:
    """Satisfies `models.monitoring.Metrics`.

    Args:
        own: The counts of this process.
        folder: Where all workers share theirs; None where this process counts for itself.
    """

    def __init__(self, own: CollectorRegistry, folder: Path | None) -> None:
        self._own = own
        self._folder = folder

    async def text(self) -> bytes:
        """All counts; reading files is left to a thread."""
        return await asyncio.to_thread(self._text)

    def _text(self) -> bytes:
        if self._folder is None:
            return generate_latest(self._own)
        shared = CollectorRegistry()
        MultiProcessCollector(shared, str(self._folder))  # type: ignore[no-untyped-call]
        return generate_latest(shared)
