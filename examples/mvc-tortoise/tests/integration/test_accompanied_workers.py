from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from billing.server.exit_code import ExitCode
from billing.server.listener import Listener
from billing.server.supervisor import Supervisor
from billing.server.supervisor_options import SupervisorOptions

from . import faulty_worker
from .test_companion import FAITHFUL, SHORT_LIVED, Told


class Acting(Told):
    """A log that sends the supervisor a signal at each of some words, one after the other."""

    def __init__(self, *cues: tuple[str, signal.Signals]) -> None:
        super().__init__()
        self._cues = list(cues)

    def append(self, message: str, /) -> None:
        super().append(message)
        if self._cues and self._cues[0][0] in message:
            os.kill(os.getpid(), self._cues.pop(0)[1])


def _supervise(folder: Path, program: str, told: Acting) -> ExitCode:
    """Run a supervisor of one worker and one companion to its end."""
    worker = [sys.executable, str(faulty_worker.__file__), str(folder / "no such flag"), ""]
    companion = [sys.executable, "-c", program]
    with Listener.open("127.0.0.1", 0) as listener:
        options = SupervisorOptions(worker, 1, 5.0, companions={"Helper": companion})
        return Supervisor(listener, options, told).run()


def test_a_companion_follows_the_workers_from_start_to_end(tmp_path: Path) -> None:
    told = Acting((" runs ", signal.SIGHUP), ("Helper runs", signal.SIGTERM))

    assert _supervise(tmp_path, FAITHFUL, told) == ExitCode.OK

    order = [
        word
        for message in told
        for word in (" serves ", " runs ", " replaced ", "SIGTERM")
        if word in message
    ]
    assert order == [" serves ", " runs ", " replaced ", " runs ", "SIGTERM"]


def test_a_companion_that_cannot_run_concerns_no_worker(tmp_path: Path) -> None:
    told = Acting(("exit code 7", signal.SIGTERM))

    assert _supervise(tmp_path, SHORT_LIVED, told) == ExitCode.OK

    assert told.count_of(" died ") == 0
