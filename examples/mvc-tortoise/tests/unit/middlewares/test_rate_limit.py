from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from http import HTTPMethod
from typing import Any

import pytest

from billing.config.rate_limit import Rate, RateGroup
from billing.http.errors import HttpError
from billing.http.reply import Reply, no_content
from billing.http.request import Incoming
from billing.http.route import Call, NoQuery, RateLimit, Route
from billing.infrastructure.cache.memory import MemoryCache
from billing.middlewares.client_address import ClientAddresses
from billing.middlewares.rate_limit import RateLimits
from billing.models.context import Actor, Anonymous, OperationContext
from billing.schemas.users import EmailRequest

from ..http.exchange import incoming


async def _handle(_call: Call[Any, Any, Any]) -> Reply:
    return no_content()


async def _answer(_incoming: Incoming, _request_id: str) -> Reply:
    return no_content()


FREE = Route(HTTPMethod.POST, "/free", "free", "Free", "things", _handle)
LIMITED = replace(FREE, limit=RateLimit(RateGroup.MAIL, mailbox="email"))
OTHER = replace(FREE, limit=RateLimit(RateGroup.KEY))


def _limits(**rates: Rate) -> RateLimits:
    return RateLimits(
        MemoryCache(),
        {RateGroup(name): rate for name, rate in rates.items()},
        ClientAddresses(()),
    )


def _from(peer: str, headers: Mapping[str, str] | None = None) -> Incoming:
    return replace(incoming(headers=dict(headers or {})), peer=peer)


def _about(email: str) -> Call[EmailRequest, NoQuery, Actor]:
    context: OperationContext[Actor] = OperationContext(request_id="id", actor=Anonymous())
    return Call(EmailRequest(email=email), NoQuery(), context, {})


async def test_a_client_waits_after_the_limit_and_no_other_does() -> None:
    answer = _limits(mail=Rate(2, 60)).of_client(LIMITED, _answer)
    for _ in range(2):
        await answer(_from("192.0.2.1"), "id")

    with pytest.raises(HttpError) as caught:
        await answer(_from("192.0.2.1", {"x-forwarded-for": "192.0.2.77"}), "id")

    assert (caught.value.status, caught.value.code) == (429, "too_many_requests")
    assert 0 < int(caught.value.headers["Retry-After"]) <= 60
    assert (await answer(_from("192.0.2.2"), "id")).status == 204


async def test_routes_of_a_group_are_counted_together_and_others_are_not() -> None:
    limits = _limits(mail=Rate(1, 60), key=Rate(1, 60))
    first = limits.of_client(LIMITED, _answer)
    second = limits.of_client(replace(LIMITED, name="second"), _answer)
    other = limits.of_client(OTHER, _answer)
    await first(_from("192.0.2.1"), "id")

    with pytest.raises(HttpError):
        await second(_from("192.0.2.1"), "id")
    assert (await other(_from("192.0.2.1"), "id")).status == 204


async def test_an_address_gets_so_many_mails_whoever_asks_for_them() -> None:
    handle = _limits(mailbox=Rate(1, 60)).of_mailbox(LIMITED)
    await handle(_about("ann@example.com"))

    with pytest.raises(HttpError) as caught:
        await handle(_about("Ann@Example.com"))

    assert caught.value.status == 429
    assert (await handle(_about("bob@example.com"))).status == 204


async def test_the_count_keeps_no_address_of_a_mailbox() -> None:
    cache = MemoryCache()
    limits = RateLimits(cache, {RateGroup.MAILBOX: Rate(1, 60)}, ClientAddresses(()))
    await limits.of_mailbox(LIMITED)(_about("ann@example.com"))

    assert await cache.get("rate-limit:mailbox:ann@example.com") is None


def test_without_a_limit_a_route_is_left_as_it_is() -> None:
    limits = _limits(mail=Rate(1, 60), mailbox=Rate(1, 60))

    assert limits.of_client(FREE, _answer) is _answer
    assert limits.of_client(OTHER, _answer) is _answer
    assert limits.of_mailbox(FREE) is FREE.handler
    assert _limits().of_client(LIMITED, _answer) is _answer
    assert _limits().of_mailbox(LIMITED) is LIMITED.handler
