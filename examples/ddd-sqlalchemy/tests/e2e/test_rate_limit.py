from __future__ import annotations

from pathlib import Path

import httpx

from .envelope import error_of
from .service import Service, settings_for

LIMITED = {"RATE_LIMIT__ENABLED": "true", "RATE_LIMIT__LOG_IN": "2/hour", "SERVER__WORKERS": "1"}


def _log_in(http: httpx.Client, forwarded_for: str) -> httpx.Response:
    body = {"login": "nobody", "password": "a guess"}
    return http.post("/auth/login", json=body, headers={"X-Forwarded-For": forwarded_for})


def test_a_client_that_calls_too_often_has_to_wait(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, **LIMITED)
    with Service(settings, tmp_path) as service:
        for number in range(2):
            error_of(_log_in(service.http, f"192.0.2.{number}"), 401, "invalid_credentials")

        refused = _log_in(service.http, "192.0.2.3")

        error_of(refused, 429, "too_many_requests")
        assert 0 < int(refused.headers["retry-after"]) <= 3600
        assert service.http.get("/health").is_success


def test_a_trusted_proxy_says_who_the_client_is(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, **LIMITED, SERVER__TRUSTED_PROXIES='["127.0.0.1"]')
    with Service(settings, tmp_path) as service:
        for client in ("192.0.2.1", "192.0.2.1", "192.0.2.2"):
            error_of(_log_in(service.http, client), 401, "invalid_credentials")

        error_of(_log_in(service.http, "192.0.2.9, 192.0.2.1"), 429, "too_many_requests")
