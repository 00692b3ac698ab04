"""What the mails say."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.users import (
    AccountExists,
    ActivateAccount,
    ConfirmEmail,
    Notification,
    ResetPassword,
)


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail, ready to be sent."""

    to: str
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class Letters:
    """Writes mails.

    Attributes:
        base_url: What links begin with, without a slash at the end.
        service: How the service calls itself.
    """

    base_url: str
    service: str

    def write(self, notification: Notification) -> Letter:
        """The mail that tells this."""
        match notification:
            case ActivateAccount(to, username, key):
                return self._letter(
                    to.value,
                    f"Activate your {self.service} account",
                    f"Hello {username.value},",
                    "follow this link within three days to activate your account:",
                    f"{self.base_url}/activate/{key}",
                    "If you did not register, ignore this mail.",
                )
            case AccountExists(to, username):
                return self._letter(
                    to.value,
                    f"You already have a {self.service} account",
                    f"Hello {username.value},",
                    "somebody, perhaps you, gave this address, which has an account already.",
                    "If it was you and you forgot your password, ask for a new one.",
                    "If it was not you, ignore this mail.",
                )
            case ResetPassword(to, username, key):
                return self._letter(
                    to.value,
                    f"Reset your {self.service} password",
                    f"Hello {username.value},",
                    "follow this link within an hour to set a new password:",
                    f"{self.base_url}/reset-password/{key}",
                    "If you did not ask for it, ignore this mail.",
                )
            case ConfirmEmail(to, username, key):
                return self._letter(
                    to.value,
                    f"Confirm your {self.service} e-mail address",
                    f"Hello {username.value},",
                    "follow this link within a day to use this address from now on:",
                    f"{self.base_url}/confirm-email/{key}",
                    "If you did not ask for it, ignore this mail.",
                )

    def _letter(self, to: str, subject: str, *paragraphs: str) -> Letter:
        return Letter(to=to, subject=subject, text="\n\n".join(paragraphs) + "\n")
