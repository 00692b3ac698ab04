from __future__ import annotations

import httpx

from ..mailbox import Mailbox
from .account import Account, bearer, open_account
from .envelope import error_of


def test_an_address_changes_by_the_key_that_was_mailed_to_it(
    http: httpx.Client, account: Account, mailbox: Mailbox
) -> None:
    headers = bearer(account.log_in(http))
    new = Account().email

    asked = http.post("/users/email-change/request", json={"email": new}, headers=headers)

    assert asked.status_code == 202
    assert http.get("/auth/me", headers=headers).json()["result"]["email"] == account.email
    key = {"key": mailbox.next_key(new)}
    assert http.post("/users/email-change/confirm", json=key).json() == {"result": None}
    assert http.get("/auth/me", headers=headers).json()["result"]["email"] == new
    error_of(http.post("/users/email-change/confirm", json=key), 404, "invalid_key")


def test_a_foreign_address_gets_the_same_answer(
    http: httpx.Client, account: Account, mailbox: Mailbox
) -> None:
    other = open_account(http, mailbox)
    headers = bearer(account.log_in(http))

    asked = http.post("/users/email-change/request", json={"email": other.email}, headers=headers)

    assert asked.status_code == 202
    assert "already" in mailbox.next_mail(other.email)["Subject"]
