from __future__ import annotations

import os
import signal
import socket
from contextlib import suppress

from ..polling import until
from .service import Service

MALFORMED = b"POST /auth/login HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n"
WORKERS = 2


def test_malformed_chunks_cost_workers_and_no_request(service: Service) -> None:
    died, served = service.log.count(" died "), service.log.count(" serves ")

    for _ in range(WORKERS):
        _attack(service.port)
        assert service.get("/health").is_success

    until(lambda: service.log.count(" died ") == died + WORKERS, "every loss to be told")
    until(lambda: service.log.count(" serves ") == served + WORKERS, "each to be replaced")


def test_a_worker_that_is_terminated_is_replaced(service: Service) -> None:
    terminated, *others = service.workers

    os.kill(terminated, signal.SIGTERM)

    until(lambda: terminated not in service.workers, "the worker to be replaced")
    assert others == service.workers[1:]
    assert service.get("/health").is_success


def test_a_hang_up_replaces_every_worker_and_loses_no_request(service: Service) -> None:
    before, delivering = service.log.count(" replaced "), service.deliverer

    service.signal(signal.SIGHUP)

    def replaced() -> bool:
        assert service.get("/health").is_success
        return service.log.count(" replaced ") == before + WORKERS

    until(replaced, "every worker to be replaced")
    until(lambda: service.deliverer != delivering, "the deliverer to be replaced")


def _attack(port: int) -> None:
    """Robyn aborts the process that reads it: the connection ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(MALFORMED)
        with suppress(ConnectionResetError):
            connection.recv(1024)
