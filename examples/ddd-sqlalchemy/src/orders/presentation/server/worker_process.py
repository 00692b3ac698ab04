"""The supervisor's side of one worker."""

import asyncio
import signal
from collections.abc import Sequence
from typing import Self

from .channel import Channel, Message, open_channel
from .signals import SUPERVISED
from .worker_arguments import WorkerArguments

_STARTING = asyncio.Lock()


class WorkerProcess:
    """A worker as a child process, and what it has said so far."""

    def __init__(
        self, process: asyncio.subprocess.Process, channel: Channel, probation: float = 0.0
    ) -> None:
        self.probation = probation
        self._process = process
        self._channel = channel
        self._served_since = 0.0
        self._ready = asyncio.Event()
        self._deaf = asyncio.Event()
        self._terminated = asyncio.Event()
        self._ended = asyncio.create_task(self._wait())
        asyncio.get_running_loop().add_reader(channel.descriptor, self._listen)

    @classmethod
    async def start(
        cls,
        command: Sequence[str],
        number: int,
        listening: int,
        *,
        probation: float = 0.0,
        resumes: bool = False,
    ) -> Self:
        """Starts the worker program.

        Args:
            command: Program and arguments, to which those of `WorkerArguments` are added.
            number: Number of the worker, from 1.
            listening: Descriptor of the listening socket.
            probation: See `WorkerArguments`.
            resumes: See `WorkerArguments`.
        """
        ours, theirs = open_channel()
        arguments = WorkerArguments(listening, theirs.descriptor, number, probation, resumes)
        # One start at a time: of two, the one that ends last would restore the other's mask.
        async with _STARTING:
            # Inherited, so that Ctrl+C in a terminal does not hit a worker that still imports.
            before = signal.pthread_sigmask(signal.SIG_BLOCK, SUPERVISED)
            try:
                process = await asyncio.create_subprocess_exec(
                    *command,
                    *arguments.render(),
                    pass_fds=(arguments.listener, arguments.channel),
                )
            finally:
                signal.pthread_sigmask(signal.SIG_SETMASK, before)
                theirs.close()
        return cls(process, ours, probation)

    @property
    def serves(self) -> bool:
        """Whether it has said that it answers requests."""
        return self._ready.is_set()

    @property
    def served_for(self) -> float:
        """Seconds since it said that it answers requests."""
        return asyncio.get_running_loop().time() - self._served_since

    @property
    def over(self) -> bool:
        """Whether the process has ended."""
        return self._ended.done()

    @property
    def pid(self) -> int:
        """Process id."""
        return self._process.pid

    async def started(self) -> bool:
        """Waits until the worker serves; False if it ended before."""
        await self._first(self._ready)
        return self._ready.is_set()

    async def deaf(self) -> None:
        """Waits until the worker accepts no further connection, or has ended."""
        await self._first(self._deaf)

    async def terminated(self) -> bool:
        """Waits until somebody sends the worker SIGTERM; False if it ended before."""
        await self._first(self._terminated)
        return self._terminated.is_set()

    @property
    def was_terminated(self) -> bool:
        """Whether somebody sent it SIGTERM."""
        return self._terminated.is_set()

    async def ended(self) -> int:
        """Waits for the end; the exit code, negative for the number of a signal."""
        return await asyncio.shield(self._ended)

    def drain(self) -> None:
        """Asks the worker to finish and end."""
        self._channel.send(Message.DRAIN)

    def kill(self) -> None:
        """Ends the worker at once."""
        if self._process.returncode is None:
            self._process.kill()

    async def _first(self, event: asyncio.Event) -> None:
        waiting = asyncio.create_task(event.wait())
        await asyncio.wait({waiting, self._ended}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()

    def _listen(self) -> None:
        messages = self._channel.receive()
        if messages is None:
            self._stop_listening()
            return
        if Message.READY in messages:
            self._served_since = asyncio.get_running_loop().time()
            self._ready.set()
        if Message.DEAF in messages:
            self._deaf.set()
        if Message.TERMINATED in messages:
            self._terminated.set()

    def _stop_listening(self) -> None:
        asyncio.get_running_loop().remove_reader(self._channel.descriptor)

    async def _wait(self) -> int:
        code = await self._process.wait()
        self._listen()
        self._stop_listening()
        self._channel.close()
        return code
