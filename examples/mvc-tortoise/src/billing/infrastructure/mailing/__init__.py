"""Mail to users."""

from __future__ import annotations

from ...config.mailing import MailingSettings
from ...models.users import Notifier
from .letters import Letters
from .log import LogNotifier
from .smtp import SmtpNotifier


def open_notifier(settings: MailingSettings, letters: Letters) -> Notifier:
    """By SMTP where a host is set, else to the log."""
    return SmtpNotifier(settings, letters) if settings.host else LogNotifier(letters)


__all__ = ("Letters", "LogNotifier", "SmtpNotifier", "open_notifier")
