from __future__ import annotations

from http import HTTPMethod
from uuid import UUID

import pytest
from pydantic import SecretStr

from orders.domain.context import Anonymous, SignedInUser
from orders.domain.revision import ANY_REVISION, ExpectedRevision
from orders.presentation.authentication.contracts import (
    LoginRequest,
)
from orders.presentation.http.decode import Decoder
from orders.presentation.http.errors import HttpError
from orders.presentation.http.reply import Reply, no_content
from orders.presentation.http.route import (
    Access,
    Call,
    NoBody,
    NoQuery,
    RequestHeader,
    Route,
)
from orders.presentation.http.session_cookie import SessionCookie

from ...entity_ids import NO_IDS, entity_id
from ..fakes import FakeService
from .exchange import incoming
from .things import LIST, ThingsQuery

JSON = {"content-type": "application/json"}


async def _nothing(_call: Call[NoBody, NoQuery, Anonymous]) -> Reply:
    return no_content()


ROUTE = Route(HTTPMethod.POST, "/things", "things", "Things", "things", _nothing)
LOGIN = Route(HTTPMethod.POST, "/in", "log_in", "In", "things", _nothing, body=LoginRequest)
GUARDED = Route(
    HTTPMethod.POST, "/mine", "mine", "Mine", "things", _nothing, access=Access.SIGNED_IN
)
CAREFUL = Route(
    HTTPMethod.POST,
    "/careful",
    "careful",
    "Careful",
    "things",
    _nothing,
    request_headers=tuple(RequestHeader),
)


@pytest.fixture
def cookie() -> SessionCookie:
    return SessionCookie("session", SecretStr("secret"), 60, secure=False)


@pytest.fixture
def decoder(service: FakeService, cookie: SessionCookie) -> Decoder:
    return Decoder(service.authentication.authenticate, cookie, max_body_bytes=100)


async def test_a_public_route_is_called_by_anybody(decoder: Decoder) -> None:
    call = await decoder.decode(ROUTE, incoming(headers={"authorization": "Bearer x"}), "id")

    assert call.context.actor == Anonymous()
    assert call.context.request_id == "id"
    assert call.context.idempotency_key is None
    assert call.body == NoBody()


async def test_a_guarded_route_is_called_by_a_user(decoder: Decoder, service: FakeService) -> None:
    user = await service.add_user()
    pair = await service.log_in()
    request = incoming(headers={"authorization": f"Bearer {pair.access_token}"})

    call = await decoder.decode(GUARDED, request, "id")

    assert call.context.actor == SignedInUser(user.id, pair.session_id)


@pytest.mark.parametrize(
    ("headers", "code"),
    [({}, "unauthenticated"), ({"authorization": "Bearer forged"}, "invalid_token")],
)
async def test_a_guarded_route_refuses_others(
    decoder: Decoder, headers: dict[str, str], code: str
) -> None:
    with pytest.raises(HttpError) as caught:
        await decoder.decode(GUARDED, incoming(headers=headers), "id")

    assert (caught.value.status, caught.value.code) == (401, code)
    assert caught.value.headers["WWW-Authenticate"] == "Bearer"


async def test_a_body_becomes_its_model(decoder: Decoder) -> None:
    request = incoming(headers=JSON, body=b'{"login": "ann", "password": "secret"}')

    call = await decoder.decode(LOGIN, request, "id")

    assert call.body == LoginRequest(login="ann", password="secret")


@pytest.mark.parametrize(
    ("headers", "body", "status", "fields"),
    [
        ({}, b"{}", 415, []),
        (JSON, b"{", 422, ["body"]),
        (JSON, b'{"login": 1}', 422, ["login", "password"]),
        (JSON, b'{"login": "a", "password": "b", "more": 1}', 422, ["more"]),
    ],
)
async def test_a_body_that_does_not_fit_is_refused(
    decoder: Decoder, headers: dict[str, str], body: bytes, status: int, fields: list[str]
) -> None:
    with pytest.raises(HttpError) as caught:
        await decoder.decode(LOGIN, incoming(headers=headers, body=body), "id")

    assert caught.value.status == status
    assert [detail.field for detail in caught.value.details] == fields


async def test_an_idempotency_key_reaches_the_operation(decoder: Decoder) -> None:
    request = incoming(headers={"idempotency-key": "k" * 255})

    call = await decoder.decode(CAREFUL, request, "id")

    assert call.context.idempotency_key == "k" * 255


@pytest.mark.parametrize(
    ("if_match", "expected"),
    [
        (None, ANY_REVISION),
        ("*", ANY_REVISION),
        ('"1", W/"2"', ExpectedRevision(frozenset({1}))),
    ],
)
async def test_the_revision_that_is_meant_reaches_the_operation(
    decoder: Decoder, if_match: str | None, expected: ExpectedRevision
) -> None:
    headers = {} if if_match is None else {"if-match": if_match}

    call = await decoder.decode(CAREFUL, incoming(headers=headers), "id")

    assert call.if_match == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Idempotency-Key", ""),
        ("Idempotency-Key", "k" * 256),
        ("Idempotency-Key", "two words"),
        ("Idempotency-Key", "\u00e9"),
        ("If-Match", ""),
        ("If-Match", "1"),
    ],
)
async def test_a_malformed_header_is_refused(decoder: Decoder, name: str, value: str) -> None:
    request = incoming(headers={name.lower(): value})

    with pytest.raises(HttpError) as caught:
        await decoder.decode(CAREFUL, request, "id")

    assert (caught.value.status, caught.value.code) == (400, "invalid_header")
    assert [detail.field for detail in caught.value.details] == [name]


async def test_headers_that_a_route_does_not_listen_to_are_ignored(decoder: Decoder) -> None:
    request = incoming(headers={"idempotency-key": "", "if-match": "1"})

    call = await decoder.decode(ROUTE, request, "id")

    assert call.context.idempotency_key is None
    assert call.if_match == ANY_REVISION


async def test_a_query_becomes_its_model(decoder: Decoder) -> None:
    call = await decoder.decode(LIST, incoming(query={"limit": ["5"]}), "id")

    assert call.query == ThingsQuery(limit=5)


async def test_a_query_that_no_route_reads_is_ignored(decoder: Decoder) -> None:
    call = await decoder.decode(ROUTE, incoming(query={"limit": ["%FF"]}), "id")

    assert call.query == NoQuery()


async def test_an_identity_is_read_from_the_path(decoder: Decoder) -> None:
    request = incoming(path_parameters={"id": str(entity_id(7))})

    call = await decoder.decode(ROUTE, request, "id")

    assert call.entity_id("id") == entity_id(7)


@pytest.mark.parametrize("text", NO_IDS)
async def test_nothing_is_where_no_identity_can_be(decoder: Decoder, text: str) -> None:
    call = await decoder.decode(ROUTE, incoming(path_parameters={"id": text}), "id")

    with pytest.raises(HttpError) as caught:
        call.entity_id("id")

    assert caught.value.status == 404


async def test_the_cookie_names_the_session(decoder: Decoder, cookie: SessionCookie) -> None:
    written = cookie.begin(UUID(int=7)).partition(";")[0]

    call = await decoder.decode(ROUTE, incoming(headers={"cookie": written}), "id")

    assert call.session_id == UUID(int=7)
