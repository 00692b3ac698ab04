from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx
import pytest

from ..mailbox import Mailbox, key_in
from ..polling import until
from ..ports import free_port
from .account import Account
from .command import COMMAND, PROJECT, environment, run
from .service import Service, settings_for


@pytest.fixture(scope="module")
def posting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Posting]:
    folder = tmp_path_factory.mktemp("posting")
    settings = settings_for(folder)
    with Service(settings, folder) as service:
        yield Posting(service, settings)


class Posting:
    """A running service whose mails nobody delivers."""

    def __init__(self, service: Service, settings: dict[str, str]) -> None:
        self._http = service.http
        self._settings = settings

    def register(self) -> Account:
        """Somebody, to whom a mail waits."""
        somebody = Account()
        response = self._http.post("/users", json=somebody.registration)
        assert response.status_code == 201, response.text
        return somebody

    def activate(self, key: str) -> httpx.Response:
        """Use the key of a mail."""
        return self._http.post("/users/activate", json={"key": key})

    def settings(self, port: int, **changed: str) -> dict[str, str]:
        """Those of a deliverer that finds the mail server at this port."""
        mailing = {"MAILING__HOST": "127.0.0.1", "MAILING__PORT": str(port)}
        return {**self._settings, **mailing, **changed}


class Deliverer:
    """`deliver` as a process of its own."""

    def __init__(self, settings: dict[str, str], log: Path) -> None:
        self._log = log
        with log.open("w") as file:
            self._process = subprocess.Popen(
                [*COMMAND, "deliver"], cwd=PROJECT, env=environment(settings), stderr=file
            )

    @property
    def log(self) -> str:
        """What it has said so far."""
        return self._log.read_text()

    def kill(self) -> None:
        """End it at once."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait()

    def terminate(self) -> None:
        """Ask it to end."""
        self._process.terminate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is not None:
            return
        if error is None:
            until(lambda: "Delivering" in self.log, "the deliverer to be at work")
        self.terminate()
        assert self._process.wait(60) == 0, self.log


def test_a_deliverer_that_dies_is_replaced(service: Service) -> None:
    killed = service.deliverer

    os.kill(killed, signal.SIGKILL)

    until(lambda: service.deliverer != killed, "another deliverer")
    assert service.http.get("/health/ready").is_success


def test_a_mail_waits_for_its_server_and_outlives_the_deliverer(
    posting: Posting, tmp_path: Path
) -> None:
    settings = posting.settings(free_port())
    somebody = posting.register()
    with Deliverer(settings, tmp_path / "killed.log") as killed:
        until(lambda: "the mail server does not answer" in killed.log, "an attempt")
        killed.kill()

    with (
        Mailbox(int(settings["MAILING__PORT"])) as mailbox,
        Deliverer(settings, tmp_path / "next.log"),
    ):
        assert posting.activate(mailbox.next_key(somebody.email)).status_code == 200
    assert len(mailbox.to(somebody.email)) == 1


def test_what_a_killed_deliverer_had_claimed_comes_back_with_a_key_that_works(
    posting: Posting, tmp_path: Path
) -> None:
    with Mailbox() as mailbox:
        settings = posting.settings(mailbox.port, OUTBOX__LEASE_SECONDS="2")
        mailbox.hesitate()
        somebody = posting.register()
        with Deliverer(settings, tmp_path / "killed.log") as killed:
            until(lambda: mailbox.hesitating == 1, "the mail to be on its way")
            killed.kill()
        until(lambda: mailbox.hesitating == 0, "the mail to be broken off")
        mailbox.go_on()

        with Deliverer(settings, tmp_path / "next.log"):
            mailed, lost = mailbox.next_key(somebody.email), key_in(mailbox.arrived[0])
        assert posting.activate(lost).status_code == 404, "a newer key voids it"
        assert posting.activate(mailed).status_code == 200


def test_what_is_on_its_way_is_delivered_before_the_end(posting: Posting, tmp_path: Path) -> None:
    with Mailbox() as mailbox:
        mailbox.hesitate()
        somebody = posting.register()
        with Deliverer(posting.settings(mailbox.port), tmp_path / "deliverer.log") as deliverer:
            until(lambda: mailbox.hesitating == 1, "the mail to be on its way")
            deliverer.terminate()
            mailbox.go_on()

        assert "Delivered users.activation_mail" in deliverer.log
        assert len(mailbox.to(somebody.email)) == 1


def test_several_deliverers_share_the_messages(posting: Posting, tmp_path: Path) -> None:
    with Mailbox() as mailbox:
        settings = posting.settings(mailbox.port)
        registered = [posting.register() for _ in range(8)]

        one, other = tmp_path / "one.log", tmp_path / "other.log"
        with Deliverer(settings, one), Deliverer(settings, other):
            keys = [mailbox.next_key(somebody.email) for somebody in registered]

        assert {len(mailbox.to(somebody.email)) for somebody in registered} == {1}
        assert {posting.activate(key).status_code for key in keys} == {200}


def test_what_was_given_up_is_shown_and_delivered_after_all(
    posting: Posting, tmp_path: Path
) -> None:
    settings = posting.settings(free_port(), OUTBOX__MAX_ATTEMPTS="1")
    somebody = posting.register()
    with Deliverer(settings, tmp_path / "deliverer.log") as deliverer:
        until(lambda: "Gave up after attempt 1" in deliverer.log, "the message to be given up")

        shown = run(settings, "outbox")

        assert shown.stdout.splitlines()[0] == "0 waiting, 1 given up"
        assert "users.activation_mail" in shown.stdout
        assert "the mail server does not answer" in shown.stdout
        with Mailbox(int(settings["MAILING__PORT"])) as mailbox:
            assert run(settings, "outbox", "--retry", "all").stdout == "1 to be delivered\n"
            assert posting.activate(mailbox.next_key(somebody.email)).status_code == 200
