"""What can go wrong with users."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..failures import Conflict, Forbidden, NotFound


@dataclass(frozen=True, slots=True)
class UsernameTaken(Conflict):
    """Another user has the name."""

    code: ClassVar[str] = "username_taken"
    message: ClassVar[str] = "This username is taken."


@dataclass(frozen=True, slots=True)
class EmailTaken(Conflict):
    """Another user has the address; told only to somebody who proved that they read its mail."""

    code: ClassVar[str] = "email_taken"
    message: ClassVar[str] = "This e-mail address belongs to another account."


@dataclass(frozen=True, slots=True)
class InvalidKey(NotFound):
    """The key is unknown, expired, used, or meant for something else."""

    code: ClassVar[str] = "invalid_key"
    message: ClassVar[str] = "This key is unknown, expired or already used."


@dataclass(frozen=True, slots=True)
class WrongPassword(Forbidden):
    """The old password is not the user's."""

    code: ClassVar[str] = "wrong_password"
    message: ClassVar[str] = "The old password is wrong."


@dataclass(frozen=True, slots=True)
class DevelopmentOnly(Forbidden):
    """The operation exists for development and the service runs elsewhere."""

    code: ClassVar[str] = "development_only"
    message: ClassVar[str] = "This is possible in development only."
