"""Mail by SMTP."""

from __future__ import annotations

from email.message import EmailMessage
from email.utils import formatdate, make_msgid

import aiosmtplib
from loguru import logger

from ...config.mailing import MailingSettings, MailTransport
from ...models.failures import DependencyUnavailableError, UndeliverableError
from ...models.users import Notification
from .letters import Letter, Letters

log = logger.bind(module="mailing")

PERMANENT = 500  # RFC 5321, 4.2.1: what is answered so is answered so again


class SmtpNotifier:
    """Sends each notification as a mail of its own; satisfies `models.users.Notifier`."""

    def __init__(self, settings: MailingSettings, letters: Letters) -> None:
        self._settings = settings
        self._letters = letters

    async def notify(self, notification: Notification) -> None:
        """Send the mail; returns when the server has taken it."""
        message = self._message(self._letters.write(notification))
        settings = self._settings
        try:
            await aiosmtplib.send(
                message,
                hostname=settings.host,
                port=settings.port,
                use_tls=settings.tls is MailTransport.TLS,
                start_tls=settings.tls is MailTransport.STARTTLS,
                username=settings.username or None,
                password=settings.password.get_secret_value() or None,
                timeout=settings.timeout,
            )
        except aiosmtplib.SMTPRecipientsRefused as refused:
            if all(recipient.code >= PERMANENT for recipient in refused.recipients):
                raise UndeliverableError(_reason(refused)) from refused
            raise self._unavailable(refused) from refused
        except (aiosmtplib.SMTPException, OSError) as error:
            raise self._unavailable(error) from error

    def _unavailable(self, error: Exception) -> DependencyUnavailableError:
        """The error to raise, told to the log."""
        server = f"{self._settings.host}:{self._settings.port}"
        log.error("The mail server {} did not take a mail: {}", server, error)
        return DependencyUnavailableError("mail server")

    def _message(self, letter: Letter) -> EmailMessage:
        message = EmailMessage()
        message["From"] = self._settings.sender
        message["To"] = letter.to
        message["Subject"] = letter.subject
        message["Date"] = formatdate()
        message["Message-ID"] = make_msgid(domain=self._settings.sender.rpartition("@")[2])
        # One letter beyond ASCII would make base64 of the whole text.
        transfer = "7bit" if letter.text.isascii() else "quoted-printable"
        message.set_content(letter.text, cte=transfer)
        return message


def _reason(refused: aiosmtplib.SMTPRecipientsRefused) -> str:
    """What the server said."""
    words = ", ".join(f"{recipient.code} {recipient.message}" for recipient in refused.recipients)
    return f"the mail server refuses the recipient: {words}"
