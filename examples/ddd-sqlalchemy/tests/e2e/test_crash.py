from __future__ import annotations

import socket
from contextlib import suppress
from pathlib import Path

import httpx

from ..polling import until
from .service import Service, settings_for

MALFORMED = b"POST /auth/login HTTP/1.1\r\nHost: test\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n"
WORKERS = 2


def test_a_malformed_chunk_costs_a_worker_and_no_request(tmp_path: Path) -> None:
    with Service(settings_for(tmp_path), tmp_path) as service:
        for _ in range(WORKERS):
            _attack(service.port)

            healthy = httpx.get(f"{service.url}/health", timeout=60, trust_env=False)

            assert healthy.status_code == 200
        until(lambda: service.log.count(" died ") == WORKERS, "every loss to be told")
        until(lambda: service.log.count(" serves ") > WORKERS, "a lost worker to be replaced")


def _attack(port: int) -> None:
    """Robyn aborts the process that reads it: the connection ends."""
    with socket.create_connection(("127.0.0.1", port), timeout=60) as connection:
        connection.sendall(MALFORMED)
        with suppress(ConnectionResetError):
            connection.recv(1024)
