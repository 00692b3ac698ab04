"""What can go wrong with signing in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..failures import TooManyRequests, Unauthenticated


@dataclass(frozen=True, slots=True)
class InvalidCredentials(Unauthenticated):
    """No user has this login and password; which of the two is wrong is not said."""

    code: ClassVar[str] = "invalid_credentials"
    message: ClassVar[str] = "The login or the password is wrong."


@dataclass(frozen=True, slots=True)
class AccountInactive(Unauthenticated):
    """The credentials are right, the e-mail address is not proven yet."""

    code: ClassVar[str] = "account_inactive"
    message: ClassVar[str] = "This account is not activated; follow the link in the mail."


@dataclass(frozen=True, slots=True)
class InvalidToken(Unauthenticated):
    """The token is malformed, forged, expired, used up or of an ended session."""

    code: ClassVar[str] = "invalid_token"
    message: ClassVar[str] = "The token is not valid."


@dataclass(frozen=True, slots=True)
class TooManyAttempts(TooManyRequests):
    """Too many failed log-ins for one login name."""

    code: ClassVar[str] = "too_many_attempts"
    message: ClassVar[str] = "Too many failed attempts; try again later."
