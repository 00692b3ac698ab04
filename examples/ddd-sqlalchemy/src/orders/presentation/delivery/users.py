"""Who handles the messages about users."""

from __future__ import annotations

from ...domain.users.messages import (
    AccountExistsMail,
    ActivationMail,
    EmailChangeMail,
    PasswordResetMail,
)
from .handlers import Handlers


def register(handlers: Handlers) -> None:
    """One line for each message."""
    users = handlers.operations.users
    handlers.add(ActivationMail, users.mail_activation)
    handlers.add(AccountExistsMail, users.mail_account_exists)
    handlers.add(PasswordResetMail, users.mail_password_reset)
    handlers.add(EmailChangeMail, users.mail_email_change)
