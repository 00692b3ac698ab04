from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from contextlib import suppress

import httpx
import pytest

from ..polling import until
from .service import Service, settings_for

MALFORMED = b"POST /auth/login HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n"
WORKERS = 2


@pytest.fixture(scope="module")
def sturdy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A running service whose workers are killed and replaced."""
    folder = tmp_path_factory.mktemp("sturdy")
    with Service(settings_for(folder, SERVER__WORKERS=str(WORKERS)), folder) as service:
        until(lambda: service.log.count(" serves ") == WORKERS, "every worker to serve")
        yield service


def test_a_hang_up_replaces_every_worker_and_loses_no_request(sturdy: Service) -> None:
    before = sturdy.log.count(" replaced ")

    sturdy.signal(signal.SIGHUP)

    def replaced() -> bool:
        assert _health(sturdy) == 200
        return sturdy.log.count(" replaced ") == before + WORKERS

    until(replaced, "every worker to be replaced")


def test_malformed_chunks_cost_workers_and_no_request(sturdy: Service) -> None:
    died, served = sturdy.log.count(" died "), sturdy.log.count(" serves ")

    for _ in range(WORKERS):
        _attack(sturdy.port)
        assert _health(sturdy) == 200

    until(lambda: sturdy.log.count(" died ") == died + WORKERS, "every loss to be told")
    until(lambda: sturdy.log.count(" serves ") == served + WORKERS, "each to be replaced")


def test_a_worker_that_is_terminated_is_replaced(sturdy: Service) -> None:
    terminated, *others = sturdy.workers

    os.kill(terminated, signal.SIGTERM)

    until(lambda: terminated not in sturdy.workers, "the worker to be replaced")
    assert others == sturdy.workers[1:]
    assert _health(sturdy) == 200


def _health(service: Service) -> int:
    """The status of a request on a connection of its own."""
    return httpx.get(f"{service.url}/health", timeout=60, trust_env=False).status_code


def _attack(port: int) -> None:
    """Robyn aborts the process that reads it: the connection ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(MALFORMED)
        with suppress(ConnectionResetError):
            connection.recv(1024)
