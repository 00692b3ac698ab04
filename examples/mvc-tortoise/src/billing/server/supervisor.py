"""The parent of the workers: starts, replaces and ends them."""

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path

from .companion import Companion
from .crash_loop import CrashLoop
from .exit_code import ExitCode
from .listener import Listener
from .log import Log
from .shutdown import Shutdown
from .slot import Slot
from .supervisor_options import SupervisorOptions
from .worker_process import WorkerProcess

_ECHO = 1.0
"""Seconds in which a further signal is the same one, come by way of a parent or the group."""
_LEAVES_FIRST = 0.2
"""Seconds in which the workers of one service get a SIGTERM that is meant for all."""
_COMPANIONS_LAST = 10.0
"""Seconds that companions have to finish, once the workers have ended."""


class Supervisor:
    """Keeps a number of workers serving on one listening socket.

    SIGTERM and SIGINT end it: in-flight requests are answered; a second one kills. SIGHUP replaces
    the workers one by one, the new before the old. A dead worker comes back (`RestartPolicy`), and
    where none can live (`CrashLoop`) it ends.
    It imports nothing of the application: each worker is a fresh interpreter.
    """

    def __init__(
        self,
        listener: Listener,
        options: SupervisorOptions,
        log: Log,
        changes: AsyncIterator[list[Path]] | None = None,
    ) -> None:
        """Prepares; `run` starts.

        Args:
            listener: The open listener; the supervisor closes it.
            options: What to run, and how often.
            log: Where events are told.
            changes: Development: bursts of changed files, each of which replaces the workers. A
                worker that cannot start is then told and waited out, not fatal.
        """
        self._listener = listener
        self._command = options.command
        self._slots = [Slot(number) for number in range(1, options.workers + 1)]
        self._companions = [
            Companion(name, command, log) for name, command in options.companions.items()
        ]
        self._accompanied = False
        self._crash_loop = CrashLoop(options.start_attempts * options.workers)
        self._has_served = False
        self._shutdown = Shutdown(listener, options.drain_seconds, log)
        self._log = log
        self._changes = changes
        self._exit_code = ExitCode.OK
        self._stopped_at = 0.0
        self._on_terminal = sys.stdin is not None and sys.stdin.isatty()

    def run(self) -> ExitCode:
        """Serves until a signal ends it. Blocks the main thread."""
        return asyncio.run(self._run())

    async def _run(self) -> ExitCode:
        self._stopping = asyncio.Event()
        self._replacing = asyncio.Lock()
        self._workers: set[WorkerProcess] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        for slot in self._slots:
            self._spawn_task(self._keep(slot))
        if self._changes is not None:
            self._spawn_task(self._follow(self._changes))
        self._handle_signals()
        try:
            await self._stopping.wait()
            complete = await self._shutdown.run(self._workers)
            for companion in self._companions:
                await companion.stop(_COMPANIONS_LAST)
        finally:
            for worker in tuple(self._workers):
                worker.kill()
            for companion in self._companions:
                companion.kill()
            for task in tuple(self._tasks):
                task.cancel()
        return self._exit_code or (ExitCode.OK if complete else ExitCode.INCOMPLETE)

    def _handle_signals(self) -> None:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._on_stop, number)
        loop.add_signal_handler(signal.SIGHUP, self._on_hangup)

    def _on_stop(self, number: signal.Signals) -> None:
        now = asyncio.get_running_loop().time()
        if not self._stopping.is_set():
            self._log.info(f"{number.name} received: finishing the requests in flight")
            self._stopping.set()
            self._stopped_at = now
        elif now - self._stopped_at > _ECHO:
            self._shutdown.hurry()
            for companion in self._companions:
                companion.kill()

    async def _heed(self, worker: WorkerProcess) -> None:
        """Takes a SIGTERM to all workers as one to the service.

        Who ends a tree of processes begins with its leaves (Nx does), and would wait in vain for
        workers that are replaced.
        """
        if await worker.terminated():
            await asyncio.sleep(_LEAVES_FIRST)
            if all(each.was_terminated for each in self._workers if each.serves):
                self._on_stop(signal.SIGTERM)

    def _on_hangup(self) -> None:
        """SIGHUP is an operator's wish to restart, or the news that the terminal was closed."""
        if self._on_terminal and not os.isatty(0):
            self._stopping.set()
        else:
            self._spawn_task(self._replace_all())

    async def _follow(self, changes: AsyncIterator[list[Path]]) -> None:
        async for paths in changes:
            self._log.info(f"Reloading: {', '.join(path.name for path in paths)} changed")
            await self._replace_all()

    async def _keep(self, slot: Slot) -> None:
        """Keeps one slot filled until the supervisor stops."""
        while not self._stopping.is_set():
            worker = slot.worker or await self._fill(slot)
            if worker is None:
                continue
            code = await worker.ended()
            if slot.worker is worker and not self._stopping.is_set():
                slot.lost()
                self._crash_loop.died(worker.served_for)
                self._log.error(f"{slot} died ({_outcome(code)}); the next one starts")

    async def _fill(self, slot: Slot) -> WorkerProcess | None:
        worker = await self._start(
            slot, probation=self._crash_loop.probation, resumes=self._has_served
        )
        if await worker.started():
            self._has_served = True
            self._crash_loop.served(worker.probation)
            slot.fill(worker)
            self._accompany()
            self._log.info(f"{slot} serves {self._listener.url} (process {worker.pid})")
            return worker
        code = await worker.ended()
        if self._stopping.is_set():
            return None
        if self._changes is not None:
            self._log.error(f"{slot} did not start; waiting for the next change")
            await slot.wait_filled(None)
            return slot.worker
        if hopeless := self._hopeless(code):
            self._log.error(
                f"The service ends with exit code {hopeless}: no worker serves, and new ones end "
                f"before they do, the last with {_outcome(code)}; what it said stands above"
            )
            self._exit_code = hopeless
            self._stopping.set()
            return None
        delay = slot.failed()
        self._log.error(f"{slot} did not start ({_outcome(code)}); next try in {delay:g} s")
        await slot.wait_filled(delay)
        return slot.worker

    def _hopeless(self, code: int) -> ExitCode | None:
        """The service's exit code, after a worker that did not start; None where it goes on."""
        looping = self._crash_loop.failed()
        if any(worker.serves and not worker.over for worker in self._workers):
            return None
        if code == ExitCode.CANNOT_START and not self._has_served:
            return ExitCode.CANNOT_START
        return ExitCode.CRASH_LOOP if looping else None

    async def _replace_all(self) -> None:
        """Gives every slot a new worker, the new before the old; stops at the first failure."""
        async with self._replacing:
            for slot in self._slots:
                if self._stopping.is_set():
                    return
                new = await self._start(slot)
                if not await new.started():
                    self._log.error(f"{slot} was not replaced: the new one did not start")
                    return
                old = slot.worker
                slot.fill(new)
                self._log.info(f"{slot} replaced (process {new.pid})")
                if old:
                    old.drain()
                    await old.ended()
            for companion in self._companions:
                companion.restart()

    def _accompany(self) -> None:
        """Starts the companions after the first worker, which they would slow down."""
        if not self._accompanied:
            self._accompanied = True
            for companion in self._companions:
                self._spawn_task(companion.keep())

    async def _start(
        self, slot: Slot, *, probation: float = 0.0, resumes: bool = False
    ) -> WorkerProcess:
        worker = await WorkerProcess.start(
            self._command,
            slot.number,
            self._listener.descriptor,
            probation=probation,
            resumes=resumes,
        )
        self._workers.add(worker)
        self._spawn_task(self._forget(worker))
        self._spawn_task(self._heed(worker))
        return worker

    async def _forget(self, worker: WorkerProcess) -> None:
        await worker.ended()
        if not self._stopping.is_set():
            self._workers.discard(worker)

    def _spawn_task(self, coroutine: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(coroutine)
        self._tasks.add(task)
        task.add_done_callback(self._on_task_done)

    def _on_task_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            self._log.error(f"The supervisor stops: {type(error).__name__}: {error}")
            self._exit_code = ExitCode.INCOMPLETE
            self._stopping.set()


def _outcome(code: int) -> str:
    """An exit code in words."""
    return f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
