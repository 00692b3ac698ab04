"""What is mailed to users after a write.

No message has the key that its mail is about: that is made when it is mailed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ..identity import EntityId
from ..outbox import Message
from .values import EmailAddress


@dataclass(frozen=True, slots=True)
class ActivationMail(Message):
    """To somebody who registered."""

    kind: ClassVar[str] = "users.activation_mail"
    user_id: EntityId


@dataclass(frozen=True, slots=True)
class AccountExistsMail(Message):
    """To somebody whose address was registered once more."""

    kind: ClassVar[str] = "users.account_exists_mail"
    user_id: EntityId


@dataclass(frozen=True, slots=True)
class PasswordResetMail(Message):
    """To the owner of an address, if it has one: who asks does not learn of it."""

    kind: ClassVar[str] = "users.password_reset_mail"
    email: EmailAddress


@dataclass(frozen=True, slots=True)
class EmailChangeMail(Message):
    """To the address that a user wants; to its owner, if it is another user's already."""

    kind: ClassVar[str] = "users.email_change_mail"
    user_id: EntityId
    email: EmailAddress
