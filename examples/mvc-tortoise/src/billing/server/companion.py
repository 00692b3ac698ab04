"""A process beside the workers, which has no part in the listening socket."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress

from .channel import open_channel
from .log import Log
from .restart_policy import RestartPolicy
from .worker_process import WorkerProcess

_SHORTEST = 0.5
"""Seconds in which a signal that ended it may reach the supervisor as well."""
_SETTLED = 10.0
"""Seconds of running after which a death is the first one again."""


class Companion:
    """Keeps one program running: a dead one comes back (`RestartPolicy`), and the workers serve on.

    It is told to end by the line, of which `--line=DESCRIPTOR` names the program's end; so it
    notices the supervisor's death too. A terminal's signals do not reach its session.
    """

    def __init__(self, name: str, command: Sequence[str], log: Log) -> None:
        """Prepares; `keep` starts.

        Args:
            name: For the log.
            command: Program and arguments.
            log: Where events are told.
        """
        self._name = name
        self._command = command
        self._log = log
        self._policy = RestartPolicy()
        self._process: WorkerProcess | None = None
        self._ending = False
        self._restarting = False
        self._woken = asyncio.Event()

    async def keep(self) -> None:
        """Keeps it running until `stop`."""
        loop = asyncio.get_running_loop()
        while not self._ending:
            self._woken.clear()
            began = loop.time()
            ended = await self._run()
            if self._ending or self._restarting:
                self._restarting = False
                continue
            if loop.time() - began >= _SETTLED:
                self._policy.served()
            delay = max(self._policy.delay_after_failure(), _SHORTEST)
            self._log.error(f"{self._name} ended ({ended}); the next starts in {delay:g} s")
            with suppress(TimeoutError):
                await asyncio.wait_for(self._woken.wait(), delay)

    def restart(self) -> None:
        """Lets another one take its place, at once."""
        if self._process is not None and not self._process.over:
            self._restarting = True
            self._process.drain()
        self._woken.set()

    async def stop(self, seconds: float) -> None:
        """Ends it for good.

        Args:
            seconds: Its time to finish; afterwards it is killed.
        """
        self._ending = True
        self._woken.set()
        if self._process is None:
            return
        self._process.drain()
        try:
            await asyncio.wait_for(self._process.ended(), seconds)
        except TimeoutError:
            self._log.warning(f"{self._name} did not end in time: killed")
            self.kill()

    def kill(self) -> None:
        """Ends it at once."""
        if self._process is not None:
            self._process.kill()

    async def _run(self) -> str:
        """Runs it to its end; how that came about."""
        try:
            self._process = await self._start()
        except OSError as error:
            return str(error)
        self._log.info(f"{self._name} runs (process {self._process.pid})")
        if self._ending:
            self._process.drain()
        return f"exit code {await self._process.ended()}"

    async def _start(self) -> WorkerProcess:
        ours, theirs = open_channel()
        try:
            process = await asyncio.create_subprocess_exec(
                *self._command,
                f"--line={theirs.descriptor}",
                pass_fds=(theirs.descriptor,),
                start_new_session=True,
            )
        except OSError:
            ours.close()
            raise
        finally:
            theirs.close()
        return WorkerProcess(process, ours)
