from __future__ import annotations

import json
import socket

import httpx
import pytest

from .account import Account
from .envelope import error_of
from .service import Service

JSON = {"content-type": "application/json"}


@pytest.mark.parametrize(
    "path",
    ["/nothing", "/users/nothing/at/all", "//health", "/HEALTH", "/health/ready/more", "/%00"],
)
def test_an_unknown_path_is_not_found(http: httpx.Client, path: str) -> None:
    error_of(http.get(path), 404, "not_found")


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "HEAD", "TRACE"])
def test_a_wrong_method_is_told_the_right_ones(http: httpx.Client, method: str) -> None:
    response = http.request(method, "/auth/login")

    assert response.status_code == 405
    assert response.headers["allow"] == "OPTIONS, POST"
    if method != "HEAD":
        error_of(response, 405, "method_not_allowed")


@pytest.mark.parametrize(
    "body", [b"", b"{", b"null", b"[1]", b'{"login": 1e999}', b"\xff\xfe", b'"\xed\xa0\x80"']
)
def test_a_body_that_is_no_such_json_is_a_422(http: httpx.Client, body: bytes) -> None:
    error_of(http.post("/auth/login", content=body, headers=JSON), 422, "validation_error")


@pytest.mark.parametrize(
    "media_type", ["", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]
)
def test_a_body_of_another_media_type_is_a_415(http: httpx.Client, media_type: str) -> None:
    headers = {"content-type": media_type} if media_type else {}

    response = http.post("/auth/login", content=b"login=ann&password=x", headers=headers)

    error_of(response, 415, "unsupported_media_type")


def test_an_upload_is_a_415(http: httpx.Client) -> None:
    response = http.post("/auth/login", files={"file": ("a.json", b"{}", "application/json")})

    error_of(response, 415, "unsupported_media_type")


def test_an_upload_to_a_route_without_a_body_is_ignored(http: httpx.Client) -> None:
    response = http.request(
        "GET", "/health", content=b"no parts", headers={"content-type": "multipart/form-data"}
    )

    assert response.status_code == 200


def test_a_media_type_may_have_parameters(http: httpx.Client, account: Account) -> None:
    body = json.dumps({"login": account.username, "password": account.password})
    headers = {"content-type": "Application/JSON; charset=utf-8"}

    assert http.post("/auth/login", content=body, headers=headers).is_success


def test_a_body_that_is_too_large_is_a_413(http: httpx.Client) -> None:
    body = b'{"login": "' + b"a" * 65_536 + b'"}'

    error_of(http.post("/auth/login", content=body, headers=JSON), 413, "payload_too_large")


def test_a_chunked_body_that_is_too_large_is_a_413(http: httpx.Client) -> None:
    chunks = (b"a" * 8_192 for _ in range(9))

    error_of(http.post("/auth/login", content=chunks, headers=JSON), 413, "payload_too_large")


def test_a_body_that_was_cut_off_never_reaches_an_operation(service: Service) -> None:
    request = (
        b"POST /auth/login HTTP/1.1\r\nHost: test\r\nContent-Type: application/json\r\n"
        b"Content-Length: 1000\r\n\r\n{}"
    )
    with socket.create_connection(("127.0.0.1", service.port), timeout=60) as connection:
        connection.sendall(request)
        connection.shutdown(socket.SHUT_WR)
        answer = connection.recv(65_536)

    assert b" 200 " not in answer
    assert service.http.get("/health").is_success
