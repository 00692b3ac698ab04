"""Users: their accounts, passwords and addresses."""

from .developer import DEVELOPER, DEVELOPER_EMAIL
from .failures import DevelopmentOnly, EmailTaken, InvalidKey, UsernameTaken, WrongPassword
from .notifications import (
    AccountExists,
    ActivateAccount,
    ConfirmEmail,
    Notification,
    Notifier,
    ResetPassword,
)
from .passwords import PasswordHasher
from .repository import UserRepository, VerificationRepository
from .user import User
from .values import EmailAddress, PasswordHash, Username
from .verification import Purpose, Verification

__all__ = (
    "DEVELOPER",
    "DEVELOPER_EMAIL",
    "AccountExists",
    "ActivateAccount",
    "ConfirmEmail",
    "DevelopmentOnly",
    "EmailAddress",
    "EmailTaken",
    "InvalidKey",
    "Notification",
    "Notifier",
    "PasswordHash",
    "PasswordHasher",
    "Purpose",
    "ResetPassword",
    "User",
    "UserRepository",
    "Username",
    "UsernameTaken",
    "Verification",
    "VerificationRepository",
    "WrongPassword",
)
