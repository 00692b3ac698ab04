from __future__ import annotations

from http import HTTPMethod
from uuid import UUID

import pytest
from pydantic import SecretStr

from billing.http.errors import HttpError
from billing.http.reply import Reply, no_content
from billing.http.route import Access, Call, NoBody, Route
from billing.middlewares.decode import Decoder
from billing.middlewares.session_cookie import SessionCookie
from billing.models.context import Anonymous, SignedInUser
from billing.schemas.authentication import LoginRequest

from ..fakes import FakeService
from ..http.exchange import incoming

JSON = {"content-type": "application/json"}


async def _nothing(_call: Call[NoBody, Anonymous]) -> Reply:
    return no_content()


ROUTE = Route(HTTPMethod.POST, "/things", "things", "Things", "things", _nothing)
LOGIN = Route(HTTPMethod.POST, "/in", "log_in", "In", "things", _nothing, body=LoginRequest)
GUARDED = Route(
    HTTPMethod.POST, "/mine", "mine", "Mine", "things", _nothing, access=Access.SIGNED_IN
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


async def test_an_idempotency_key_has_a_length(decoder: Decoder) -> None:
    request = incoming(headers={"idempotency-key": "k" * 300})

    call = await decoder.decode(ROUTE, request, "id")

    assert call.context.idempotency_key == "k" * 255


async def test_the_cookie_names_the_session(decoder: Decoder, cookie: SessionCookie) -> None:
    written = cookie.begin(UUID(int=7)).partition(";")[0]

    call = await decoder.decode(ROUTE, incoming(headers={"cookie": written}), "id")

    assert call.session_id == UUID(int=7)
