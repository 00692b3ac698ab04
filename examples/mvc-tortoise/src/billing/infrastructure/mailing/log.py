"""Mail that goes nowhere but into the log: for development."""

from __future__ import annotations

from loguru import logger

from ...models.users import Notification
from .letters import Letters

log = logger.bind(module="mailing")


class LogNotifier:
    """Writes each notification to the log, its link included; satisfies `models.users.Notifier`."""

    def __init__(self, letters: Letters) -> None:
        self._letters = letters

    async def notify(self, notification: Notification) -> None:
        """Write the mail to the log."""
        letter = self._letters.write(notification)
        log.info("Mail to {}: {}: {}", letter.to, letter.subject, letter.text)
