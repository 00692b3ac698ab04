from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from .service import ORIGIN, Service


@pytest.mark.parametrize("path", ["/health", "/health/ready", "/openapi.json", "/docs"])
def test_head_answers_as_get_without_the_body(http: httpx.Client, path: str) -> None:
    got, head = http.get(path), http.head(path)

    assert head.status_code == got.status_code == 200
    assert head.content == b""
    assert head.headers["content-type"] == got.headers["content-type"]


def test_options_names_the_methods(http: httpx.Client) -> None:
    response = http.options("/auth/me")

    assert response.status_code == 204
    assert response.headers["allow"] == "GET, HEAD, OPTIONS"


def test_a_slash_at_the_end_changes_nothing(http: httpx.Client) -> None:
    assert http.get("/health/").json() == {"result": {"status": "ok"}}


def test_readiness_names_what_was_asked(http: httpx.Client) -> None:
    result = http.get("/health/ready").json()["result"]

    assert result["status"] == "ready"
    assert {"database", "cache", "server"} <= set(result["checked"])


def test_a_path_parameter_is_percent_decoded(http: httpx.Client) -> None:
    response = http.get("/docs/swagger%2Dui.css")

    assert response.status_code == 200
    assert response.headers["content-type"] == "text/css"


def test_a_path_parameter_that_is_not_utf_8_is_not_found(http: httpx.Client) -> None:
    assert http.get("/docs/%FF").status_code == 404


def test_a_request_keeps_its_id(http: httpx.Client) -> None:
    response = http.get("/health", headers={"X-Request-ID": "from-the.client_1"})

    assert response.headers["x-request-id"] == "from-the.client_1"


@pytest.mark.parametrize("given", ["", "two words", "a" * 129, "é", "a\tb"])
def test_a_request_gets_an_id_where_its_own_is_not_harmless(http: httpx.Client, given: str) -> None:
    headers = [(b"X-Request-ID", given.encode())]

    first, second = http.get("/health", headers=headers), http.get("/health", headers=headers)

    assert first.headers["x-request-id"] not in {given, second.headers["x-request-id"]}


def test_the_log_names_a_request_by_its_id(http: httpx.Client, service: Service) -> None:
    http.get("/auth/session", headers={"X-Request-ID": "find-me-in-the-log"})

    [line] = [line for line in service.log.splitlines() if "find-me-in-the-log" in line]
    assert "GET /auth/session 200" in line


def test_answers_are_neither_stored_nor_sniffed(http: httpx.Client) -> None:
    headers = http.get("/health").headers

    assert headers["cache-control"] == "no-store"
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_another_origin_is_let_in_by_name_alone(http: httpx.Client) -> None:
    preflight = {"Access-Control-Request-Method": "GET"}

    allowed = http.options("/auth/me", headers={"Origin": ORIGIN, **preflight})
    refused = http.options("/auth/me", headers={"Origin": "https://evil.test", **preflight})

    assert allowed.headers["access-control-allow-origin"] == ORIGIN
    assert allowed.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS"
    assert "access-control-allow-origin" not in refused.headers


def test_requests_at_once_share_the_engine_of_their_worker(service: Service) -> None:
    def ready(_number: int) -> int:
        return service.get("/health/ready").status_code

    with ThreadPoolExecutor(8) as threads:
        assert set(threads.map(ready, range(40))) == {200}
