from __future__ import annotations

from uuid import UUID

from billing.models.failures import DependencyUnavailableError
from billing.models.users import AccountExists, Notification


class FakeNotifier:
    """Keeps what it was handed, unless its mail server is down."""

    def __init__(self) -> None:
        self.sent: list[Notification] = []
        self.is_down = False

    async def notify(self, notification: Notification) -> None:
        if self.is_down:
            raise DependencyUnavailableError("mail server")
        self.sent.append(notification)

    @property
    def last_key(self) -> UUID:
        """The key in the last mail."""
        last = self.sent[-1]
        assert not isinstance(last, AccountExists)
        return last.key
