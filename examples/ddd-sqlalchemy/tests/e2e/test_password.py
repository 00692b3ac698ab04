from __future__ import annotations

from dataclasses import replace

import httpx

from ..mailbox import Mailbox
from .account import Account, bearer
from .envelope import error_of


def test_a_change_keeps_this_session_and_ends_the_others(
    http: httpx.Client, account: Account
) -> None:
    here, elsewhere = account.log_in(http), account.log_in(http)
    change = {"oldPassword": account.password, "newPassword": "battery staple"}

    response = http.post("/users/password/change", json=change, headers=bearer(here))

    assert response.status_code == 200
    assert response.json() == {"result": None}
    assert http.get("/auth/me", headers=bearer(here)).is_success
    error_of(http.get("/auth/me", headers=bearer(elsewhere)), 401, "invalid_token")
    assert replace(account, password="battery staple").log_in(http)


def test_a_change_needs_the_old_password(http: httpx.Client, account: Account) -> None:
    change = {"oldPassword": "guess", "newPassword": "battery staple"}

    response = http.post(
        "/users/password/change", json=change, headers=bearer(account.log_in(http))
    )

    error_of(response, 403, "wrong_password")


def test_a_forgotten_password_is_reset_by_mail(
    http: httpx.Client, account: Account, mailbox: Mailbox
) -> None:
    tokens = account.log_in(http)
    asked = http.post("/users/password/reset/request", json={"email": account.email})
    assert asked.status_code == 202
    reset = {"key": mailbox.next_key(account.email), "password": "battery staple"}

    assert http.post("/users/password/reset/confirm", json=reset).json() == {"result": None}

    error_of(http.get("/auth/me", headers=bearer(tokens)), 401, "invalid_token")
    assert replace(account, password="battery staple").log_in(http)
    error_of(http.post("/users/password/reset/confirm", json=reset), 404, "invalid_key")


def test_an_unknown_address_gets_the_same_answer(
    http: httpx.Client, account: Account, mailbox: Mailbox
) -> None:
    nobody = Account().email

    unknown = http.post("/users/password/reset/request", json={"email": nobody})
    known = http.post("/users/password/reset/request", json={"email": account.email})

    assert unknown.status_code == known.status_code == 202
    assert unknown.json() == known.json() == {"result": None}
    assert mailbox.next_mail(account.email), "what was asked for first is delivered first"
    assert mailbox.to(nobody) == []
