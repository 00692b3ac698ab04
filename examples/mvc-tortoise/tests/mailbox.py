from __future__ import annotations

import asyncio
import re
from collections import Counter
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event
from types import TracebackType
from typing import Any, Self

from aiosmtpd.controller import Controller

from .polling import until
from .ports import free_port

KEY = re.compile(r"http://\S+/[a-z-]+/([0-9a-f-]{36})\b")


def key_in(mail: EmailMessage) -> str:
    """The key in the link of a mail."""
    found = KEY.search(mail.get_content())
    assert found, "the mail has no link with a key"
    return found[1]


class Mailbox:
    """A mail server that keeps what it gets. A test may make it hesitate, or refuse recipients.

    Args:
        port: Where it listens; None: on a free one.
    """

    def __init__(self, port: int | None = None) -> None:
        self.messages: list[EmailMessage] = []
        self.arrived: list[EmailMessage] = []
        self._read: Counter[str] = Counter()
        self.hesitating = 0
        self.refusal: str | None = None
        self._open = Event()
        self._open.set()
        self._controller = Controller(self, hostname="127.0.0.1", port=port or free_port())

    @property
    def port(self) -> int:
        return int(self._controller.port)

    async def handle_RCPT(  # noqa: N802
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        """aiosmtpd's hook for a recipient."""
        if self.refusal:
            return self.refusal
        envelope.rcpt_tos.append(address)
        return "250 known"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """aiosmtpd's hook for a mail that came."""
        message = message_from_bytes(envelope.content, policy=policy.default)
        self.arrived.append(message)
        self.hesitating += 1
        try:
            while not self._open.is_set():  # noqa: ASYNC110 - set by another thread
                await asyncio.sleep(0.01)
        finally:  # a sender that goes away breaks it off
            self.hesitating -= 1
        self.messages.append(message)
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

    def next_mail(self, address: str) -> EmailMessage:
        """The first mail to an address that was not asked for yet, as soon as it comes."""
        number = self._read[address]
        until(lambda: len(self.to(address)) > number, f"a mail to {address}")
        self._read[address] += 1
        return self.to(address)[number]

    def next_key(self, address: str) -> str:
        """The key in the next mail to an address."""
        return key_in(self.next_mail(address))

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
