from __future__ import annotations

import re
import signal
import subprocess
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Self

import httpx

from ..polling import until
from ..ports import free_port
from .client import open_client
from .command import COMMAND, PROJECT, environment

SECRET = "only the tests know this secret of 32 characters"
METRICS_TOKEN = "a token of Prometheus"
ORIGIN = "https://app.example.com"


def settings_for(folder: Path, **changed: str) -> dict[str, str]:
    """Every setting that matters, so that no `.env` decides; the data is in the folder.

    There is one worker, and nobody who delivers: what a test does not need, it need not start.

    Args:
        folder: An empty folder.
        changed: Settings that differ, by the end of their names.
    """
    return {
        "ENVIRONMENT": "test",
        "SERVER__HOST": "127.0.0.1",
        "SERVER__PORT": str(free_port()),
        "SERVER__WORKERS": "1",
        "SERVER__MAX_BODY_BYTES": "65536",
        "SERVER__REQUEST_TIMEOUT": "60",
        "SERVER__PUBLIC_URL": "",
        "SERVER__TRUSTED_PROXIES": "[]",
        "DATABASE__URL": f"sqlite:///{folder / 'service.db'}",
        "CACHE__URL": "",
        "MAILING__HOST": "",
        "OUTBOX__PROCESS": "separate",
        "OUTBOX__POLL_SECONDS": "0.1",
        "OUTBOX__LEASE_SECONDS": "60",
        "OUTBOX__MAX_ATTEMPTS": "20",
        "AUTHENTICATION__SECRET": SECRET,
        "AUTHENTICATION__PREVIOUS_SECRETS": "[]",
        "AUTHENTICATION__MAX_FAILED_LOGINS": "0",
        "AUTHENTICATION__ARGON2_PROFILE": "cheapest",
        "RATE_LIMIT__ENABLED": "false",
        "CORS__ORIGINS": f'["{ORIGIN}"]',
        "LOGGING__LEVEL": "INFO",
        "LOGGING__FILE": "",
        **changed,
    }


class Service:
    """`serve` as a process of its own, and a client that talks to it.

    Args:
        settings: From `settings_for`.
        folder: Where its log goes.
        command: `serve` or `dev`, and its options.
    """

    def __init__(self, settings: Mapping[str, str], folder: Path, *command: str) -> None:
        self.port = int(settings["SERVER__PORT"])
        self.url = f"http://{settings['SERVER__HOST']}:{self.port}"
        self.http = open_client(self.url)
        self._log = folder / "service.log"
        with self._log.open("w") as log:
            self._process = subprocess.Popen(
                [*COMMAND, *(command or ("serve",))],
                cwd=PROJECT,
                env=environment(settings),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def log(self) -> str:
        """What it has said so far."""
        return self._log.read_text()

    @property
    def workers(self) -> list[int]:
        """The process of each worker that serves or has served last."""
        serving = re.findall(r"(Worker \d+) (?:serves|replaced) .*\(process (\d+)\)", self.log)
        return [int(process) for process in dict(serving).values()]

    @property
    def deliverer(self) -> int:
        """The process that delivers, as soon as there is one."""
        until(lambda: "Deliverer runs" in self.log, "the deliverer to run")
        return int(re.findall(r"Deliverer runs \(process (\d+)\)", self.log)[-1])

    def get(self, path: str, headers: Mapping[str, str] | None = None) -> httpx.Response:
        """The answer on a connection of its own: any worker may give it."""
        with open_client(self.url) as client:
            return client.get(path, headers=headers)

    def wait_until_ready(self) -> None:
        """Wait for the first answer."""
        until(self._answers, "the service to answer")

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the supervisor."""
        self._process.send_signal(number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.signal(signal.SIGTERM)

    def ended(self) -> int:
        """Wait for its end; the exit code."""
        return self._process.wait(60)

    def is_listening(self) -> bool:
        """Whether a new connection is let in."""
        with open_client(self.url, timeout=5) as stranger:
            try:
                stranger.get("/health")
            except httpx.ConnectError:
                return False
            except httpx.TransportError:
                return True
            return True

    def _answers(self) -> bool:
        assert self._process.poll() is None, f"the service did not start:\n{self.log}"
        try:
            return self.http.get("/health/ready").is_success
        except httpx.TransportError:
            return False

    def __enter__(self) -> Self:
        try:
            self.wait_until_ready()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.http.close()
        if self._process.poll() is None:
            self.terminate()
        try:
            self.ended()
        except subprocess.TimeoutExpired:
            self._process.kill()
            raise
