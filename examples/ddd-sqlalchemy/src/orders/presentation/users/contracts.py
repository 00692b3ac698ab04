"""The bodies of the user routes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from ...domain.identity import EntityId
from ...domain.users import EmailAddress, User, Username
from ...operational.users import PasswordChange, PasswordReset, Registration
from ..http.contract import Contract
from ..http.fields import EmailText, KnownPasswordText, PasswordText, UsernameText


class RegistrationRequest(Contract):
    """What somebody registers with."""

    username: UsernameText
    email: EmailText
    password: PasswordText

    def to_registration(self) -> Registration:
        """The operation's input."""
        return Registration(
            username=Username(self.username),
            email=EmailAddress(self.email),
            password=self.password,
        )


class KeyRequest(Contract):
    """A key that came by mail."""

    key: UUID


class PasswordChangeRequest(Contract):
    """The old password, as proof, and the new one."""

    old_password: KnownPasswordText
    new_password: PasswordText

    def to_change(self) -> PasswordChange:
        """The operation's input."""
        return PasswordChange(old_password=self.old_password, new_password=self.new_password)


class EmailRequest(Contract):
    """An e-mail address."""

    email: EmailText

    def to_email(self) -> EmailAddress:
        """The operation's input."""
        return EmailAddress(self.email)


class PasswordResetRequest(Contract):
    """A key that came by mail and the new password."""

    key: UUID
    password: PasswordText

    def to_reset(self) -> PasswordReset:
        """The operation's input."""
        return PasswordReset(key=self.key, password=self.password)


class UserResponse(Contract):
    """A user, as others may see them."""

    id: EntityId
    username: str
    email: str
    is_active: bool
    created_at: datetime

    @classmethod
    def of(cls, user: User) -> UserResponse:
        """The public side of a user."""
        return cls(
            id=user.id,
            username=user.username.value,
            email=user.email.value,
            is_active=user.is_active,
            created_at=user.created_at,
        )
