from __future__ import annotations

import httpx

from .envelope import error_of
from .service import Service


def _log_in(http: httpx.Client, forwarded_for: str) -> httpx.Response:
    body = {"login": "nobody", "password": "a guess"}
    return http.post("/auth/login", json=body, headers={"X-Forwarded-For": forwarded_for})


def test_a_client_that_calls_too_often_has_to_wait(guarded: Service) -> None:
    for client in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
        error_of(_log_in(guarded.http, client), 401, "invalid_credentials")

    refused = _log_in(guarded.http, "192.0.2.9, 192.0.2.1")

    error_of(refused, 429, "too_many_requests")
    assert 0 < int(refused.headers["retry-after"]) <= 3600
    assert guarded.http.get("/health").is_success
