from __future__ import annotations

import re

import httpx

from .account import Account, bearer
from .envelope import error_of


def test_tokens_say_who_one_is(http: httpx.Client, account: Account) -> None:
    tokens = account.log_in(http)

    me = http.get("/auth/me", headers=bearer(tokens))

    assert me.status_code == 200
    assert me.json()["result"]["username"] == account.username
    assert me.json()["result"]["email"] == account.email
    assert tokens["expiresIn"] == 900


def test_the_scheme_is_read_in_any_case(http: httpx.Client, account: Account) -> None:
    token = account.log_in(http)["accessToken"]

    assert http.get("/auth/me", headers={"authorization": f"bearer {token}"}).is_success


def test_a_wrong_password_and_an_unknown_login_look_alike(
    http: httpx.Client, account: Account
) -> None:
    wrong = http.post("/auth/login", json={"login": account.username, "password": "guess"})
    unknown = http.post("/auth/login", json={"login": "nobody", "password": "guess"})

    first = error_of(wrong, 401, "invalid_credentials")
    second = error_of(unknown, 401, "invalid_credentials")
    assert first["message"] == second["message"]
    assert wrong.headers["www-authenticate"] == "Bearer"


def test_refreshing_rotates_and_detects_reuse(http: httpx.Client, account: Account) -> None:
    first = account.log_in(http)
    old = {"refreshToken": first["refreshToken"]}

    second = http.post("/auth/refresh", json=old)

    assert second.status_code == 200
    tokens = second.json()["result"]
    assert tokens["refreshToken"] != first["refreshToken"]
    error_of(http.post("/auth/refresh", json=old), 401, "invalid_token")
    new = {"refreshToken": tokens["refreshToken"]}
    error_of(http.post("/auth/refresh", json=new), 401, "invalid_token")
    error_of(http.get("/auth/me", headers=bearer(tokens)), 401, "invalid_token")


def test_a_log_out_ends_the_session_at_once(http: httpx.Client, account: Account) -> None:
    tokens = account.log_in(http)

    response = http.post("/auth/logout", headers=bearer(tokens))

    assert response.status_code == 204
    assert response.content == b""
    error_of(http.get("/auth/me", headers=bearer(tokens)), 401, "invalid_token")
    refresh = http.post("/auth/refresh", json={"refreshToken": tokens["refreshToken"]})
    error_of(refresh, 401, "invalid_token")


def test_a_browser_remembers_its_session(http: httpx.Client, account: Account) -> None:
    assert http.get("/auth/session").json() == {
        "result": {"active": False, "userId": None, "expiresAt": None}
    }
    login = {"login": account.email, "password": account.password}

    response = http.post("/auth/login", json=login)

    cookie = response.headers["set-cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert re.search(r"Max-Age=[1-9]", cookie)
    state = http.get("/auth/session").json()["result"]
    assert state["active"] is True
    ended = http.post("/auth/logout", headers=bearer(response.json()["result"]))
    assert "Max-Age=0" in ended.headers["set-cookie"]
    assert http.get("/auth/session").json()["result"]["active"] is False


def test_a_forged_cookie_is_no_session(http: httpx.Client, account: Account) -> None:
    account.log_in(http)
    [(name, value)] = http.cookies.items()
    http.cookies.clear()

    forged = http.get("/auth/session", headers={"Cookie": f"{name}={value[:-4]}AAAA"})

    assert forged.json()["result"]["active"] is False
