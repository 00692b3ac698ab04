"""The place of one worker."""

import asyncio

from .restart_policy import RestartPolicy
from .worker_process import WorkerProcess


class Slot:
    """A numbered place that is to hold one serving worker."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.worker: WorkerProcess | None = None
        self._policy = RestartPolicy()
        self._filled = asyncio.Event()

    def __str__(self) -> str:
        return f"Worker {self.number}"

    def fill(self, worker: WorkerProcess) -> None:
        """Gives the place to a worker that serves."""
        self.worker = worker
        self._filled.set()

    def lost(self, now: float) -> float:
        """Records that the worker died.

        Args:
            now: Monotonic seconds.

        Returns:
            Seconds until the next start.
        """
        self.worker = None
        self._filled.clear()
        return self._policy.delay_after_death(now)

    async def wait_filled(self, seconds: float | None) -> None:
        """Waits until a worker serves here, at most the given time."""
        try:
            await asyncio.wait_for(self._filled.wait(), seconds)
        except TimeoutError:
            return
