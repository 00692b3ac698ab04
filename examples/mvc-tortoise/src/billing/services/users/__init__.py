"""What can be done with users."""

from __future__ import annotations

from dataclasses import dataclass

from .activate import Activate
from .change_password import ChangePassword, PasswordChange
from .confirm_email_change import ConfirmEmailChange
from .confirm_password_reset import ConfirmPasswordReset, PasswordReset
from .create import CreateUser, NewUser
from .mail_account_exists import MailAccountExists
from .mail_activation import MailActivation
from .mail_email_change import MailEmailChange
from .mail_password_reset import MailPasswordReset
from .register import Register, Registration
from .request_email_change import RequestEmailChange
from .request_password_reset import RequestPasswordReset
from .seed_developer import SeedDeveloper


@dataclass(frozen=True, slots=True)
class UserOperations:
    """The operations of this module, ready to be called."""

    register: Register
    activate: Activate
    create: CreateUser
    change_password: ChangePassword
    request_password_reset: RequestPasswordReset
    confirm_password_reset: ConfirmPasswordReset
    request_email_change: RequestEmailChange
    confirm_email_change: ConfirmEmailChange
    seed_developer: SeedDeveloper
    mail_activation: MailActivation
    mail_account_exists: MailAccountExists
    mail_password_reset: MailPasswordReset
    mail_email_change: MailEmailChange


__all__ = (
    "Activate",
    "ChangePassword",
    "ConfirmEmailChange",
    "ConfirmPasswordReset",
    "CreateUser",
    "MailAccountExists",
    "MailActivation",
    "MailEmailChange",
    "MailPasswordReset",
    "NewUser",
    "PasswordChange",
    "PasswordReset",
    "Register",
    "Registration",
    "RequestEmailChange",
    "RequestPasswordReset",
    "SeedDeveloper",
    "UserOperations",
)
