from __future__ import annotations

from uuid import UUID

import pytest

from billing.infrastructure.mailing import Letters
from billing.models.users import (
    AccountExists,
    ActivateAccount,
    ConfirmEmail,
    EmailAddress,
    Notification,
    ResetPassword,
    Username,
)

TO, NAME, KEY = EmailAddress("ann@example.com"), Username("Ann"), UUID(int=7)
LETTERS = Letters("https://example.com", "Shop")


@pytest.mark.parametrize(
    ("notification", "path"),
    [
        (ActivateAccount(TO, NAME, KEY), "activate"),
        (ResetPassword(TO, NAME, KEY), "reset-password"),
        (ConfirmEmail(TO, NAME, KEY), "confirm-email"),
    ],
)
def test_a_letter_has_the_link_on_a_line_of_its_own(notification: Notification, path: str) -> None:
    letter = LETTERS.write(notification)

    assert letter.to == TO.value
    assert "Shop" in letter.subject
    assert "Hello Ann," in letter.text
    assert f"https://example.com/{path}/{KEY}" in letter.text.splitlines()


def test_an_owner_is_told_without_a_link() -> None:
    letter = LETTERS.write(AccountExists(TO, NAME))

    assert "already" in letter.subject
    assert "https://" not in letter.text
