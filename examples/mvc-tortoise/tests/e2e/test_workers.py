from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress

from ..polling import until
from .service import Service

MALFORMED = b"POST /auth/login HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n"
WORKERS = 2


def test_malformed_chunks_cost_workers_and_no_request(expendable: Service) -> None:
    died, served = expendable.log.count(" died "), expendable.log.count(" serves ")

    for _ in range(WORKERS):
        _attack(expendable.port)
        assert expendable.get("/health").is_success

    until(lambda: expendable.log.count(" died ") == died + WORKERS, "every loss to be told")
    until(lambda: expendable.log.count(" serves ") == served + WORKERS, "each to be replaced")


def test_a_worker_that_is_terminated_is_replaced(expendable: Service) -> None:
    terminated, *others = expendable.workers

    os.kill(terminated, signal.SIGTERM)

    until(lambda: terminated not in expendable.workers, "the worker to be replaced")
    assert others == expendable.workers[1:]
    assert expendable.get("/health").is_success


def test_a_hang_up_replaces_every_worker_and_loses_no_request(expendable: Service) -> None:
    before = expendable.log.count(" replaced ")

    expendable.signal(signal.SIGHUP)

    def replaced() -> bool:
        assert expendable.get("/health").is_success
        return expendable.log.count(" replaced ") == before + WORKERS

    until(replaced, "every worker to be replaced")


def _attack(port: int) -> None:
    """Robyn aborts the process that reads it: the connection ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(MALFORMED)
        with suppress(ConnectionResetError):
            connection.recv(1024)
