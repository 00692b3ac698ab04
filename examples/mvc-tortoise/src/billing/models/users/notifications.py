"""What users are told by mail, as data, and the port that tells them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from .values import EmailAddress, Username


@dataclass(frozen=True, slots=True)
class ActivateAccount:
    """Somebody registered with this address."""

    to: EmailAddress
    username: Username
    key: UUID


@dataclass(frozen=True, slots=True)
class AccountExists:
    """Somebody tried to register with an address that has an account already."""

    to: EmailAddress
    username: Username


@dataclass(frozen=True, slots=True)
class ResetPassword:
    """Somebody asked for a new password."""

    to: EmailAddress
    username: Username
    key: UUID


@dataclass(frozen=True, slots=True)
class ConfirmEmail:
    """A user wants their mail at this address from now on."""

    to: EmailAddress
    username: Username
    key: UUID


Notification = ActivateAccount | AccountExists | ResetPassword | ConfirmEmail


class Notifier(Protocol):
    """Tells users."""

    async def notify(self, notification: Notification) -> None:
        """Hand a notification over for delivery.

        Raises:
            DependencyUnavailableError: The mail server does not take it.
            UndeliverableError: It does not know the recipient, and says that it never will.
        """
        ...
