"""A worker program: `faulty_worker.py FLAG FAULT`, faulty as long as the file FLAG exists."""

from __future__ import annotations

import os
import sys
import threading
from pathlib import Path

from loguru import logger
from robyn import Robyn

from orders.presentation.server.errors import ApplicationUnavailableError
from orders.presentation.server.in_flight import InFlightRequests
from orders.presentation.server.robyn_app import create_robyn
from orders.presentation.server.worker import run_worker
from orders.presentation.server.worker_arguments import (
    WorkerArguments,
)


class Application:
    """Has no routes."""

    def __init__(self, fault: str) -> None:
        self.robyn: Robyn = create_robyn(__file__)
        self.in_flight = InFlightRequests()
        self._fault = fault

    async def open(self) -> None:
        if self._fault == "open":
            raise RuntimeError("the database is not there")
        if self._fault == "away":
            raise ApplicationUnavailableError("the database is away")
        if self._fault == "brief":  # dies without having been asked anything
            threading.Timer(0.2, os._exit, (9,)).start()

    async def close(self) -> None:
        if self._fault == "close":
            raise RuntimeError("the cache is not there any more")


def build(fault: str) -> Application:
    if fault == "build":
        raise SyntaxError("unfinished")
    return Application(fault)


if __name__ == "__main__":
    flag, fault = sys.argv[1:3]
    active = fault if Path(flag).exists() else ""
    if active == "exit":
        sys.exit(7)
    run_worker(WorkerArguments.parse(sys.argv[3:]), lambda: build(active), 5.0, logger)
