from __future__ import annotations

import os
import signal
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx

from ..mailbox import Mailbox
from ..polling import until
from .account import Account
from .service import Service, settings_for


def test_a_request_in_flight_is_answered_before_the_end(tmp_path: Path) -> None:
    with Mailbox() as mailbox:
        mail = {"MAILING__HOST": "127.0.0.1", "MAILING__PORT": str(mailbox.port)}
        # Robyn itself takes no host names.
        settings = settings_for(tmp_path, SERVER__HOST="localhost", SERVER__WORKERS="1", **mail)
        with Service(settings, tmp_path) as service, ThreadPoolExecutor(1) as thread:
            body = Account().registration
            mailbox.hesitate()
            answer = thread.submit(_register, service.url, body)
            until(lambda: mailbox.hesitating == 1, "the registration to be in flight")

            service.terminate()
            until(lambda: not service.is_listening(), "new connections to be refused")
            assert not answer.done()
            mailbox.go_on()

            assert answer.result().status_code == 201
            assert service.ended() == 0, service.log


def test_a_signal_to_every_worker_ends_the_service(tmp_path: Path) -> None:
    with Service(settings_for(tmp_path), tmp_path) as service:
        until(lambda: len(service.workers) == 2, "both workers to serve")

        for worker in service.workers:  # tools that end a tree of processes begin with its leaves
            os.kill(worker, signal.SIGTERM)

        assert service.ended() == 0, service.log


def _register(url: str, body: dict[str, str]) -> httpx.Response:
    return httpx.post(f"{url}/users", json=body, timeout=60, trust_env=False)
