from __future__ import annotations

import httpx

from ..entity_ids import is_entity_id
from ..mailbox import Mailbox, key_in
from .account import Account
from .envelope import error_of


def test_somebody_registers_activates_and_signs_in(http: httpx.Client, mailbox: Mailbox) -> None:
    somebody = Account()

    registered = http.post("/users", json=somebody.registration)

    assert registered.status_code == 201
    user = registered.json()["result"]
    assert set(user) == {"id", "username", "email", "isActive", "createdAt"}
    assert is_entity_id(user["id"])
    assert user["isActive"] is False
    mail = mailbox.next_mail(somebody.email)
    assert f"http://{http.base_url.netloc.decode()}/activate/" in mail.get_content()
    early = http.post("/auth/login", json={"login": somebody.email, "password": somebody.password})
    error_of(early, 401, "account_inactive")

    key = key_in(mail)
    activated = http.post("/users/activate", json={"key": key})

    assert activated.status_code == 200
    assert activated.json()["result"] == user | {"isActive": True}
    error_of(http.post("/users/activate", json={"key": key}), 404, "invalid_key")
    assert somebody.log_in(http)["tokenType"] == "Bearer"


def test_a_taken_username_is_a_conflict(http: httpx.Client, account: Account) -> None:
    other = Account().registration | {"username": account.username.upper()}

    error_of(http.post("/users", json=other), 409, "username_taken")


def test_a_taken_address_gets_the_same_answer_and_its_owner_a_mail(
    http: httpx.Client, account: Account, mailbox: Mailbox
) -> None:
    stranger = Account()
    first = http.post("/users", json=stranger.registration)
    probe = Account().registration | {"email": account.email}

    response = http.post("/users", json=probe)

    assert response.status_code == first.status_code == 201
    assert set(response.json()["result"]) == set(first.json()["result"])
    assert response.json()["result"]["email"] == account.email
    assert "already" in mailbox.next_mail(account.email)["Subject"]
    login = {"login": probe["username"], "password": probe["password"]}
    error_of(http.post("/auth/login", json=login), 401, "invalid_credentials")


def test_every_fault_of_a_body_is_named_and_none_is_shown(http: httpx.Client) -> None:
    body = {"username": "a b", "email": "nowhere", "password": "secret!", "isAdmin": True}

    response = http.post("/users", json=body)

    error = error_of(response, 422, "validation_error")
    fields = {detail["field"] for detail in error["details"]}
    assert fields == {"username", "email", "password", "isAdmin"}
    assert "secret!" not in response.text
    assert "pydantic" not in response.text
