from __future__ import annotations

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from orders.presentation.server.exit_code import ExitCode
from orders.presentation.server.listener import Listener
from orders.presentation.server.supervisor import Supervisor
from orders.presentation.server.supervisor_options import (
    SupervisorOptions,
)

from . import faulty_worker

Hear = Callable[[str], None]


class Notes:
    """A log that lets a test act on what it hears."""

    def __init__(self, hear: Hear) -> None:
        self.told: list[str] = []
        self._hear = hear

    def info(self, message: str, /) -> None:
        self.told.append(message)
        self._hear(message)

    warning = info
    error = info


@pytest.fixture
def flag(tmp_path: Path) -> Path:
    """As long as it exists, workers are faulty."""
    flag = tmp_path / "faulty"
    flag.touch()
    return flag


def _supervise(
    flag: Path, fault: str, hear: Hear, changes: AsyncIterator[list[Path]] | None = None
) -> tuple[ExitCode, str]:
    """Run a supervisor of one worker to its end; its exit code and what it told."""
    command = [sys.executable, str(faulty_worker.__file__), str(flag), fault]
    notes = Notes(hear)
    with Listener.open("127.0.0.1", 0) as listener:
        options = SupervisorOptions(command, workers=1, drain_seconds=5.0, start_attempts=3)
        code = Supervisor(listener, options, notes, changes).run()
    return code, "\n".join(notes.told)


def _terminate_at(words: str, times: int = 1) -> Hear:
    heard: list[str] = []

    def hear(message: str) -> None:
        heard.extend([message] if words in message else [])
        if len(heard) == times and words in message:
            os.kill(os.getpid(), signal.SIGTERM)

    return hear


@pytest.mark.parametrize("fault", ["build", "open", "away"])
def test_an_application_that_cannot_start_ends_the_service(
    flag: Path, fault: str, capfd: pytest.CaptureFixture[str]
) -> None:
    code, _ = _supervise(flag, fault, lambda _message: None)

    assert code == ExitCode.CANNOT_START
    told = capfd.readouterr().err
    assert "Worker 1 cannot start: " in told
    assert "Traceback" not in told


def test_a_worker_that_dies_early_is_tried_again(flag: Path) -> None:
    code, told = _supervise(flag, "exit", _terminate_at("did not start", times=2))

    assert code == ExitCode.OK
    assert told.count("Worker 1 did not start (exit code 7)") == 2


def test_workers_that_never_come_to_serve_end_the_service(flag: Path) -> None:
    code, told = _supervise(flag, "exit", lambda _message: None)

    assert code == ExitCode.CRASH_LOOP
    assert told.count("Worker 1 did not start (exit code 7)") == 2
    assert "The service ends with exit code 4: no worker serves" in told
    assert "the last with exit code 7" in told


def test_workers_that_die_by_themselves_as_soon_as_they_serve_end_the_service(flag: Path) -> None:
    code, told = _supervise(flag, "brief", lambda _message: None)

    assert code == ExitCode.CRASH_LOOP
    assert told.count("Worker 1 died (exit code 9)") == 5
    assert "the last with exit code 9" in told


def test_workers_that_others_kill_as_soon_as_they_serve_do_not(flag: Path) -> None:
    flag.unlink()
    kills = 0
    stop = _terminate_at(" serves ", times=8)

    def hear(message: str) -> None:
        nonlocal kills
        stop(message)
        if (serving := re.search(r" serves .*\(process (\d+)\)", message)) and kills < 7:
            kills += 1
            os.kill(int(serving[1]), signal.SIGKILL)

    code, told = _supervise(flag, "", hear)

    assert code == ExitCode.OK
    assert told.count("Worker 1 died (signal SIGKILL)") == 7


def test_what_has_served_goes_on_without_its_database(flag: Path) -> None:
    flag.unlink()
    stop = _terminate_at(" serves ", times=2)

    def hear(message: str) -> None:
        stop(message)
        if (serving := re.search(r" serves .*\(process (\d+)\)", message)) and not flag.exists():
            flag.touch()
            os.kill(int(serving[1]), signal.SIGKILL)

    code, told = _supervise(flag, "away", hear)

    assert code == ExitCode.OK
    assert "did not start" not in told


def test_what_is_to_be_replaced_is_not_by_a_worker_without_its_database(flag: Path) -> None:
    flag.unlink()
    stop = _terminate_at(" was not replaced")

    def hear(message: str) -> None:
        stop(message)
        if " serves " in message:
            flag.touch()
            os.kill(os.getpid(), signal.SIGHUP)

    code, _ = _supervise(flag, "away", hear)

    assert code == ExitCode.OK


def test_an_application_that_cannot_close_is_told(
    flag: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    code, _ = _supervise(flag, "close", _terminate_at(" serves "))

    assert code == ExitCode.INCOMPLETE
    assert "did not close cleanly: RuntimeError" in capfd.readouterr().err


def test_in_development_a_failure_waits_for_the_next_change(flag: Path) -> None:
    mended = asyncio.Event()
    stop = _terminate_at(" replaced ")

    def hear(message: str) -> None:
        if "waiting for the next change" in message:
            flag.unlink()
            mended.set()
        stop(message)

    async def changes() -> AsyncIterator[list[Path]]:
        await mended.wait()
        yield [Path("mended.py")]

    code, told = _supervise(flag, "open", hear, changes())

    assert code == ExitCode.OK
    assert "Reloading: mended.py changed" in told
