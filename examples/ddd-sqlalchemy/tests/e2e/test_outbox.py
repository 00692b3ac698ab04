from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import httpx

from ..mailbox import Mailbox, key_in
from ..polling import until
from ..ports import free_port
from .account import Account
from .command import COMMAND, PROJECT, environment, run
from .service import Service, settings_for


def _mailing(port: int) -> dict[str, str]:
    return {"MAILING__HOST": "127.0.0.1", "MAILING__PORT": str(port)}


def _delivering(port: int) -> dict[str, str]:
    return {"OUTBOX__PROCESS": "supervised", **_mailing(port)}


def _register(service: Service) -> Account:
    somebody = Account()
    response = service.http.post("/users", json=somebody.registration)
    assert response.status_code == 201, response.text
    return somebody


def _activate(service: Service, key: str) -> httpx.Response:
    return service.http.post("/users/activate", json={"key": key})


@contextmanager
def _deliverer(settings: Mapping[str, str], log: Path) -> Iterator[None]:
    """`deliver` as a process of its own, which ends in order."""
    with log.open("w") as file:
        process = subprocess.Popen(
            [*COMMAND, "deliver"], cwd=PROJECT, env=environment(settings), stderr=file
        )
    try:
        yield
        until(lambda: "Delivering" in log.read_text(), "the deliverer to be at work")
    finally:
        process.terminate()
        assert process.wait(60) == 0, log.read_text()


def test_a_mail_waits_for_its_server_and_outlives_the_deliverer(tmp_path: Path) -> None:
    port = free_port()
    with Service(settings_for(tmp_path, **_delivering(port)), tmp_path) as service:
        somebody = _register(service)
        until(lambda: "the mail server does not answer" in service.log, "an attempt")
        killed = service.deliverer

        os.kill(killed, signal.SIGKILL)

        until(lambda: service.deliverer != killed, "another deliverer")
        assert service.http.get("/health/ready").is_success
        with Mailbox(port) as mailbox:
            assert _activate(service, mailbox.next_key(somebody.email)).status_code == 200
            assert len(mailbox.to(somebody.email)) == 1
            service.terminate()
            assert service.ended() == 0, service.log


def test_what_a_killed_deliverer_had_claimed_comes_back_with_a_key_that_works(
    tmp_path: Path,
) -> None:
    with Mailbox() as mailbox:
        settings = settings_for(tmp_path, OUTBOX__LEASE_SECONDS="2", **_delivering(mailbox.port))
        with Service(settings, tmp_path) as service:
            mailbox.hesitate()
            somebody = _register(service)
            until(lambda: mailbox.hesitating == 1, "the mail to be on its way")

            os.kill(service.deliverer, signal.SIGKILL)
            until(lambda: mailbox.hesitating == 0, "the mail to be broken off")
            mailbox.go_on()

            mailed, lost = mailbox.next_key(somebody.email), key_in(mailbox.arrived[0])
            assert _activate(service, lost).status_code == 404, "a newer key voids it"
            assert _activate(service, mailed).status_code == 200


def test_what_is_on_its_way_is_delivered_before_the_end(tmp_path: Path) -> None:
    port = free_port()
    settings = settings_for(tmp_path, **_delivering(port))
    with Mailbox(port) as mailbox, Service(settings, tmp_path) as service:
        mailbox.hesitate()
        somebody = _register(service)
        until(lambda: mailbox.hesitating == 1, "the mail to be on its way")

        service.terminate()
        until(lambda: not service.is_listening(), "new connections to be refused")
        mailbox.go_on()

        assert service.ended() == 0, service.log
        assert "Delivered users.activation_mail" in service.log
        assert len(mailbox.to(somebody.email)) == 1


def test_several_deliverers_share_the_messages(tmp_path: Path) -> None:
    with Mailbox() as mailbox:
        settings = settings_for(tmp_path, **_mailing(mailbox.port))
        with Service(settings, tmp_path) as service:
            registered = [_register(service) for _ in range(8)]
            assert mailbox.messages == [], "nobody delivers yet"

            one, other = tmp_path / "one.log", tmp_path / "other.log"
            with _deliverer(settings, one), _deliverer(settings, other):
                keys = [mailbox.next_key(somebody.email) for somebody in registered]

            assert {len(mailbox.to(somebody.email)) for somebody in registered} == {1}
            assert {_activate(service, key).status_code for key in keys} == {200}


def test_what_was_given_up_is_shown_and_delivered_after_all(tmp_path: Path) -> None:
    port = free_port()
    settings = settings_for(tmp_path, OUTBOX__MAX_ATTEMPTS="1", **_delivering(port))
    with Service(settings, tmp_path) as service:
        somebody = _register(service)
        until(lambda: "Gave up after attempt 1" in service.log, "the message to be given up")

        shown = run(settings, "outbox")

        assert shown.stdout.splitlines()[0] == "0 waiting, 1 given up"
        assert "users.activation_mail" in shown.stdout
        assert "the mail server does not answer" in shown.stdout
        with Mailbox(port) as mailbox:
            assert run(settings, "outbox", "--retry", "all").stdout == "1 to be delivered\n"
            assert _activate(service, mailbox.next_key(somebody.email)).status_code == 200
