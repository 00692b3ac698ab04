from __future__ import annotations

import httpx
import pytest

from .account import Account, bearer
from .envelope import error_of

GUARDED = [
    ("GET", "/auth/me"),
    ("POST", "/auth/logout"),
    ("POST", "/users/password/change"),
    ("POST", "/users/email-change/request"),
]


@pytest.mark.parametrize(("method", "path"), GUARDED)
def test_a_guard_holds_for_every_method(http: httpx.Client, method: str, path: str) -> None:
    response = http.request(method, path, json={"email": "new@example.com"})

    error_of(response, 401, "unauthenticated")
    assert response.headers["www-authenticate"] == "Bearer"


@pytest.mark.parametrize("authorization", ["Bearer", "Bearer x.y.z", "Basic YTpi", "Bearer é", "x"])
def test_only_a_good_token_passes(http: httpx.Client, authorization: str) -> None:
    response = http.get("/auth/me", headers=[(b"Authorization", authorization.encode())])

    assert response.status_code == 401
    assert response.json()["error"]["code"] in {"unauthenticated", "invalid_token"}


def test_head_of_a_guarded_route_is_guarded(http: httpx.Client, account: Account) -> None:
    assert http.head("/auth/me").status_code == 401
    assert http.head("/auth/me", headers=bearer(account.log_in(http))).status_code == 200


def test_public_neighbours_of_guarded_routes_stay_public(http: httpx.Client) -> None:
    assert http.get("/auth/session").status_code == 200
    forgotten = http.post("/users/password/reset/request", json={"email": "a@example.com"})
    assert forgotten.status_code == 202


def test_unknown_neighbours_of_guarded_routes_are_not_found(http: httpx.Client) -> None:
    error_of(http.get("/auth/me/more"), 404, "not_found")
    error_of(http.get("/auth/you"), 404, "not_found")
