from __future__ import annotations

import json
import os
import signal
from http.client import HTTPConnection
from pathlib import Path

from ..polling import until
from .account import Account
from .service import Service, settings_for


def test_a_request_in_flight_is_answered_before_the_end(tmp_path: Path) -> None:
    # Robyn itself takes no host names.
    settings = settings_for(tmp_path, SERVER__HOST="localhost", SERVER__WORKERS="1")
    body = json.dumps(Account().registration).encode()
    with Service(settings, tmp_path) as service:
        request = HTTPConnection("localhost", service.port, timeout=60)
        request.putrequest("POST", "/users")
        request.putheader("Content-Type", "application/json")
        request.putheader("Content-Length", str(len(body)))
        request.endheaders(body[:20])

        service.terminate()
        until(lambda: not service.is_listening(), "new connections to be refused")
        request.send(body[20:])

        assert request.getresponse().status == 201
        request.close()
        assert service.ended() == 0, service.log


def test_a_signal_to_every_worker_ends_the_service(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, SERVER__WORKERS="2")
    with Service(settings, tmp_path) as service:
        until(lambda: len(service.workers) == 2, "both workers to serve")

        for worker in service.workers:  # tools that end a tree of processes begin with its leaves
            os.kill(worker, signal.SIGTERM)

        assert service.ended() == 0, service.log
