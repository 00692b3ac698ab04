"""One serving process."""

import asyncio
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable
from typing import NoReturn

from .application import WorkerApplication
from .channel import Channel, Message
from .drain import drain
from .errors import ApplicationUnavailableError
from .exit_code import ExitCode
from .listener import Listener
from .log import Log
from .rust_server import serve
from .signals import SUPERVISED
from .worker_arguments import WorkerArguments

_SUPERVISOR_FIRST = 0.5
"""Seconds that a SIGTERM sent to a whole process group leaves to the supervisor's orderly stop."""


def run_worker(
    arguments: WorkerArguments,
    build: Callable[[], WorkerApplication],
    drain_seconds: float,
    log: Log,
) -> NoReturn:
    """Serves one application until the supervisor says to end, then ends this process.

    Args:
        arguments: What the supervisor handed over.
        build: Makes the application; imports of the user's code belong inside it.
        drain_seconds: Time for the requests in flight after the word to end.
        log: Where failures are told.
    """
    # Threads inherit the mask: a signal for the whole group never reaches actix, which would
    # answer SIGINT by dropping every connection.
    signal.pthread_sigmask(signal.SIG_BLOCK, SUPERVISED)
    try:
        application = build()
    except Exception as error:
        log.error(f"Worker {arguments.number} cannot start: {_one_line(error)}")
        _end_process(ExitCode.CANNOT_START)
    _end_process(_Worker(arguments, application, drain_seconds, log).run())


class _Worker:
    """The life of an application between the supervisor's start and its word to end."""

    def __init__(
        self,
        arguments: WorkerArguments,
        application: WorkerApplication,
        drain_seconds: float,
        log: Log,
    ) -> None:
        self._listener = Listener.inherit(arguments.listener)
        self._channel = Channel.inherit(arguments.channel)
        self._number = arguments.number
        self._probation = arguments.probation
        self._resumes = arguments.resumes
        self._application = application
        self._drain_seconds = drain_seconds
        self._log = log
        self._exit_code = ExitCode.OK
        self._open = False
        self._end_asked = False
        self._ending: asyncio.Task[None] | None = None

    def run(self) -> ExitCode:
        """Blocks the main thread until everything is closed."""
        serve(self._application.robyn, self._listener.descriptor, self._start)
        return self._exit_code

    async def _start(self) -> None:
        """Robyn's startup handler: nothing is accepted before it returns."""
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._channel.descriptor, self._hear)
        threading.Thread(target=self._await_termination, daemon=True).start()
        try:
            await self._open_application()
        except Exception as error:
            self._log.error(f"Worker {self._number} cannot start: {_one_line(error)}")
            await self._close()
            # To return is to accept, and to stop the loop cancels this very call, which Robyn
            # does not survive.
            _end_process(ExitCode.CANNOT_START)
        self._open = True
        self._channel.send(Message.READY)
        if self._end_asked:
            self._end()

    async def _open_application(self) -> None:
        try:
            await self._application.open()
        except ApplicationUnavailableError as error:
            if not self._resumes:
                raise
            self._log.warning(f"Worker {self._number} serves all the same: {error}")
        await asyncio.sleep(self._probation)
        self._listener.listen()

    def _hear(self) -> None:
        messages = self._channel.receive()
        if messages is None:
            self._loop.remove_reader(self._channel.descriptor)
            self._log.warning(f"Worker {self._number} ends: its supervisor has gone")
            if not self._open:  # nobody is left to end an opening that hangs
                _end_process(ExitCode.INCOMPLETE)
        if messages is None or Message.DRAIN in messages:
            self._end()

    def _await_termination(self) -> None:
        signal.sigwait({signal.SIGTERM})
        self._loop.call_soon_threadsafe(self._on_termination)

    def _on_termination(self) -> None:
        self._channel.send(Message.TERMINATED)
        self._loop.call_later(_SUPERVISOR_FIRST, self._end)

    def _end(self) -> None:
        self._end_asked = True
        if self._open and self._ending is None:
            self._ending = self._loop.create_task(self._drain())

    async def _drain(self) -> None:
        left = await drain(
            self._listener.port,
            self._application.in_flight,
            self._drain_seconds,
            on_deaf=lambda: self._channel.send(Message.DEAF),
        )
        if left:
            self._exit_code = ExitCode.INCOMPLETE
            self._log.error(
                f"Worker {self._number} gave up after {self._drain_seconds:g} s with "
                f"{left.requests} requests and {left.connections} connections open"
            )
        await self._close()
        self._loop.stop()

    async def _close(self) -> None:
        try:
            await self._application.close()
        except Exception as error:
            self._log.error(f"Worker {self._number} did not close cleanly: {_one_line(error)}")
            self._exit_code = self._exit_code or ExitCode.INCOMPLETE


def _end_process(code: ExitCode) -> NoReturn:
    """Leaves without the interpreter's own end, which Robyn's threads do not survive."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _one_line(error: BaseException) -> str:
    """Kind, message and place of an exception."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({frames[-1].filename}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"
