from __future__ import annotations

import asyncio
import json
from http import HTTPMethod
from typing import Any
from uuid import UUID

import pytest
from pydantic import SecretStr
from robyn import Response

from billing.config.cors import CorsSettings
from billing.http.deadline import Deadline
from billing.http.reply import BeginSession, EndSession, Reply, result
from billing.http.route import Call, Handler, Route
from billing.http.route_table import RouteTable
from billing.infrastructure.cache.memory import MemoryCache
from billing.middlewares.client_address import ClientAddresses
from billing.middlewares.cors import Cors
from billing.middlewares.decode import Decoder
from billing.middlewares.endpoint import Endpoints
from billing.middlewares.protection import Protection
from billing.middlewares.rate_limit import RateLimits
from billing.middlewares.security_headers import security_headers
from billing.middlewares.session_cookie import SessionCookie
from billing.middlewares.watch import Watch
from billing.models.failures import DependencyUnavailableError
from billing.server.in_flight import InFlightRequests

from ..fakes import FakeService
from ..http.exchange import robyn_request

ORIGIN = {"origin": "https://app.example.com", "x-request-id": "the-id"}
HEADERS = security_headers(0)


async def _answer(service: FakeService, handler: Handler, seconds: float = 60) -> Response:
    """The response of a route with this handler."""
    cookie = SessionCookie("session", SecretStr("secret"), 60, secure=False)
    in_flight = InFlightRequests()
    endpoints = Endpoints(
        RouteTable(service.operations),
        Decoder(service.authentication.authenticate, cookie, 100),
        cookie,
        Protection(
            Cors(CorsSettings(origins=(ORIGIN["origin"],))),
            RateLimits(MemoryCache(), {}, ClientAddresses(())),
            HEADERS,
        ),
        in_flight,
        Watch(),
        Deadline(seconds),
    )
    route = Route(HTTPMethod.GET, "/things", "things", "Things", "things", handler)
    response = await endpoints.of(route)(robyn_request(headers=ORIGIN))
    assert in_flight.count == 0
    return response


def _raising(error: Exception) -> Handler:
    async def handler(_call: Call[Any, Any, Any]) -> Reply:
        raise error

    return handler


def _replying(reply: Reply) -> Handler:
    async def handler(_call: Call[Any, Any, Any]) -> Reply:
        return reply

    return handler


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (DependencyUnavailableError("database"), 503, "unavailable"),
        (RuntimeError("a secret"), 500, "internal_error"),
    ],
)
async def test_every_exception_becomes_an_envelope(
    service: FakeService, error: Exception, status: int, code: str
) -> None:
    response = await _answer(service, _raising(error))

    assert response.status_code == status
    body = json.loads(response.description)
    assert body["error"]["code"] == code
    assert body["error"]["requestId"] == "the-id"
    assert "a secret" not in str(body)
    assert response.headers.get("x-request-id") == "the-id"
    assert response.headers.get("access-control-allow-origin") == ORIGIN["origin"]


async def test_what_takes_too_long_is_given_up(service: FakeService) -> None:
    cancelled = asyncio.Event()

    async def handler(_call: Call[Any, Any, Any]) -> Reply:
        try:
            return await asyncio.Future[Reply]()
        finally:
            cancelled.set()

    response = await _answer(service, handler, seconds=0.01)

    assert response.status_code == 503
    assert json.loads(response.description)["error"]["code"] == "deadline_exceeded"
    assert response.headers.get("retry-after") == "1"
    assert cancelled.is_set()


async def test_a_timeout_of_something_else_is_not_the_deadline(service: FakeService) -> None:
    response = await _answer(service, _raising(TimeoutError()))

    assert response.status_code == 500


async def test_a_success_of_nothing_is_null(service: FakeService) -> None:
    response = await _answer(service, _replying(result(None, 202)))

    assert response.status_code == 202
    assert json.loads(response.description) == {"result": None}


async def test_a_session_begins_and_ends_by_cookie(service: FakeService) -> None:
    begun = await _answer(service, _replying(result(None, session=BeginSession(UUID(int=1)))))
    ended = await _answer(service, _replying(result(None, session=EndSession())))

    assert "Max-Age=60" in str(begun.headers.get("set-cookie"))
    assert "Max-Age=0" in str(ended.headers.get("set-cookie"))


async def test_every_answer_has_the_headers_that_it_does_not_bring(service: FakeService) -> None:
    reply = Reply(200, headers={"Content-Security-Policy": "default-src 'self'"})

    plain = await _answer(service, _replying(result(None)))
    own = await _answer(service, _replying(reply))

    assert {name: plain.headers.get(name) for name in HEADERS} == HEADERS
    assert own.headers.get("content-security-policy") == "default-src 'self'"
    assert own.headers.get("x-content-type-options") == "nosniff"
