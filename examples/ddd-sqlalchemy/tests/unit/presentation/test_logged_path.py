from __future__ import annotations

from uuid import UUID

import pytest

from orders.domain.users import (
    ActivateAccount,
    ConfirmEmail,
    EmailAddress,
    Notification,
    ResetPassword,
    Username,
)
from orders.infrastructure.mailing import Letters
from orders.presentation.http.logged_path import logged_path

KEY = UUID(int=7)
TO, NAME = EmailAddress("ann@example.com"), Username("ann")


@pytest.mark.parametrize(
    "notification",
    [ActivateAccount(TO, NAME, KEY), ResetPassword(TO, NAME, KEY), ConfirmEmail(TO, NAME, KEY)],
)
def test_a_link_in_a_mail_is_logged_without_its_key(notification: Notification) -> None:
    base = "http://localhost"
    text = Letters(base, "Service").write(notification).text
    [link] = [line for line in text.splitlines() if line.startswith(base)]

    shown = logged_path(link.removeprefix(base))

    assert str(KEY) in link
    assert shown.endswith("/...")
    assert str(KEY) not in shown


@pytest.mark.parametrize("path", ["/", "/activate", f"/things/{KEY}", "/users/activate"])
def test_other_paths_are_logged_as_they_are(path: str) -> None:
    assert logged_path(path) == path
