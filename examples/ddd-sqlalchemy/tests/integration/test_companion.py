from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from orders.presentation.server.companion import Companion

FAITHFUL = """
import socket, sys
line = socket.socket(fileno=int(sys.argv[-1].partition("=")[2]))
line.setblocking(True)
line.recv(1)
"""
DEAF = "import time; time.sleep(600)"
SHORT_LIVED = "import sys; sys.exit(7)"


class Told(list[str]):
    """A log that a test can wait for."""

    def info(self, message: str, /) -> None:
        self.append(message)

    warning = info
    error = info

    def count_of(self, words: str) -> int:
        return sum(words in message for message in self)

    async def until(self, words: str, times: int = 1) -> None:
        async with asyncio.timeout(60):
            while self.count_of(words) < times:  # noqa: ASYNC110 - a log has no event
                await asyncio.sleep(0.01)

    def process(self) -> int:
        """The last process that was told."""
        last = [message for message in self if " runs (process " in message][-1]
        return int(last.partition("process ")[2].rstrip(")"))


@asynccontextmanager
async def _kept(program: str, told: Told) -> AsyncIterator[Companion]:
    companion = Companion("Helper", [sys.executable, "-c", program], told)
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(companion.keep())
        yield companion
        await companion.stop(30)


async def test_a_companion_ends_when_it_is_told() -> None:
    told = Told()
    async with _kept(FAITHFUL, told):
        await told.until(" runs ")

    assert told.count_of("ended") == 0
    assert told.count_of(" runs ") == 1


async def test_a_killed_companion_comes_back() -> None:
    told = Told()
    async with _kept(FAITHFUL, told):
        await told.until(" runs ")
        os.kill(told.process(), signal.SIGKILL)
        await told.until(" runs ", times=2)

    assert told.count_of("exit code -9") == 1


async def test_a_companion_that_cannot_run_is_tried_again() -> None:
    told = Told()
    async with _kept(SHORT_LIVED, told):
        await told.until("exit code 7", times=2)


async def test_a_program_that_is_not_there_is_told() -> None:
    told = Told()
    companion = Companion("Helper", ["/no/such/program"], told)
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(companion.keep())
        await told.until("No such file")
        await companion.stop(1)


async def test_a_restart_takes_no_time() -> None:
    told = Told()
    async with _kept(FAITHFUL, told) as companion:
        await told.until(" runs ")
        first = told.process()
        companion.restart()
        await told.until(" runs ", times=2)

    assert told.process() != first
    assert told.count_of("the next starts") == 0


async def test_one_that_does_not_listen_is_killed() -> None:
    told = Told()
    companion = Companion("Helper", [sys.executable, "-c", DEAF], told)
    async with asyncio.timeout(60), asyncio.TaskGroup() as group:
        group.create_task(companion.keep())
        await told.until(" runs ")
        process = told.process()
        await companion.stop(0.1)

    assert told.count_of("killed") == 1
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
