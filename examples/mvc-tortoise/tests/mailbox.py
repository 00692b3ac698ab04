from __future__ import annotations

import asyncio
import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller

from .ports import free_port

KEY = re.compile(r"http://\S+/[a-z-]+/([0-9a-f-]{36})\b")


class Mailbox:
    """A mail server that keeps what it gets. A test may make it hesitate."""

    def __init__(self) -> None:
        self.messages: list[EmailMessage] = []
        self.hesitating = 0
        self._open = Event()
        self._open.set()
        self._controller = Controller(self, hostname="127.0.0.1", port=free_port())

    @property
    def port(self) -> int:
        return int(self._controller.port)

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """aiosmtpd's hook for a mail that came."""
        self.hesitating += 1
        while not self._open.is_set():  # noqa: ASYNC110 - set by another thread
            await asyncio.sleep(0.01)
        self.hesitating -= 1
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        return "250 taken"

    def hesitate(self) -> None:
        """Take no mail until `go_on`; senders wait."""
        self._open.clear()

    def go_on(self) -> None:
        """Take mails again."""
        self._open.set()

    def to(self, address: str) -> list[EmailMessage]:
        """The mails to an address, oldest first."""
        return [message for message in self.messages if message["To"] == address]

    def last_key(self, address: str) -> str:
        """The key in the last mail to an address."""
        found = KEY.search(self.to(address)[-1].get_content())
        assert found, "the mail has no link with a key"
        return found[1]

    def __enter__(self) -> Self:
        self._controller.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.go_on()
        self._controller.stop()
