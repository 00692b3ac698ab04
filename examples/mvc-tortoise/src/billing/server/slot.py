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
        self._policy.served()
        self._filled.set()

    def lost(self) -> None:
        """Records that the worker died; the next starts at once."""
        self.worker = None
        self._filled.clear()

    def failed(self) -> float:
        """Records that a worker did not come to serve; seconds until the next start."""
        self.lost()
        return self._policy.delay_after_failure()

    async def wait_filled(self, seconds: float | None) -> None:
        """Waits until a worker serves here, at most the given time."""
        try:
            await asyncio.wait_for(self._filled.wait(), seconds)
        except TimeoutError:
            return
