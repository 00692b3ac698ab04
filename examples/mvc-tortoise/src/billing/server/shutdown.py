"""The supervisor's orderly end."""

import asyncio
from collections.abc import Collection, Coroutine

from .listener import Listener
from .log import Log
from .worker_process import WorkerProcess

_HANDSHAKES = 0.1
"""Seconds for connections whose handshake is under way."""
_ACCEPTING = 1.0
"""Seconds after which connections that nobody accepts are given up."""
_LOOKS = 100
_CLOSING = 5.0
"""Seconds beyond the drain that a worker has to close its application."""


class Shutdown:
    """Ends all workers so that every connection that the kernel has let in is served.

    The order matters: new connections are refused first, then the workers accept what waits, and
    only then do they stop accepting and finish.
    """

    def __init__(self, listener: Listener, drain_seconds: float, log: Log) -> None:
        self._listener = listener
        self._drain_seconds = drain_seconds
        self._log = log
        self._hurry = asyncio.Event()

    def hurry(self) -> None:
        """Ends the wait: what is left is killed."""
        self._hurry.set()

    async def run(self, workers: Collection[WorkerProcess]) -> bool:
        """Ends the workers and the listener.

        Returns:
            Whether every worker that served ended in order.
        """
        serving = [worker for worker in workers if worker.serves]
        for worker in workers:
            if not worker.serves:
                worker.kill()
        if serving and self._listener.refuse_new():
            await self._accept_waiting()
        for worker in serving:
            worker.drain()
        await self._within(_ACCEPTING, [worker.deaf() for worker in serving])
        self._listener.close()
        await self._within(self._drain_seconds + _CLOSING, [worker.ended() for worker in serving])
        return await self._kill_rest(serving)

    async def _accept_waiting(self) -> None:
        await asyncio.sleep(_HANDSHAKES)
        for _ in range(_LOOKS):
            if not self._listener.pending:
                return
            await asyncio.sleep(_ACCEPTING / _LOOKS)

    async def _within(self, seconds: float, waits: list[Coroutine[object, object, object]]) -> None:
        """Waits for all, at most the given time, and not once in a hurry."""
        tasks = {asyncio.create_task(wait) for wait in waits}
        hurry = asyncio.create_task(self._hurry.wait())
        hurry.add_done_callback(lambda _: [task.cancel() for task in tasks])
        if tasks:
            await asyncio.wait(tasks, timeout=seconds)
        for task in (*tasks, hurry):
            task.cancel()

    async def _kill_rest(self, workers: list[WorkerProcess]) -> bool:
        codes = []
        for worker in workers:
            if not worker.over:
                self._log.error(f"Process {worker.pid} did not end in time: killed")
                worker.kill()
            codes.append(await worker.ended())
        return not any(codes)
