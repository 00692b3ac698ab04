from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPMethod
from typing import Any

import pytest
from robyn import Headers

from orders.presentation.http.current_request import current_request
from orders.presentation.http.reply import Reply
from orders.presentation.http.route import Call, Route
from orders.presentation.http.watch import UNMATCHED, Watch

from .exchange import robyn_request

IDS = {"trace_id": "1", "span_id": "2"}


@dataclass
class Told:
    """Satisfies every port of the watch, and keeps what it is told."""

    lines: list[dict[str, Any]] = field(default_factory=list)
    counts: list[tuple[str, str, int]] = field(default_factory=list)
    spans: list[tuple[str, str, str]] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    route: str = ""
    ids: Mapping[str, str] = field(default_factory=lambda: IDS)

    def write(self, request: Mapping[str, str], **fields: Any) -> None:
        assert fields.pop("seconds") >= 0
        self.lines.append({**request, **fields})

    def of(self, route: str) -> Told:
        self.route = route
        return self

    def count(self, method: str, status: int, seconds: float) -> None:
        assert seconds >= 0
        self.counts.append((method, self.route, status))

    def request(self, method: str, route: str, path: str, _headers: Headers) -> Told:
        self.spans.append((method, route, path))
        return self

    def end(self, status: int) -> None:
        self.ends.append(status)


async def _nothing(_call: Call[Any, Any, Any]) -> Reply:
    return Reply(status=204)


def _route(*, is_polled: bool = False) -> Route:
    return Route(HTTPMethod.GET, "/:kind", "kind", "A kind", "kinds", _nothing, is_polled=is_polled)


def test_everybody_is_told_of_a_request() -> None:
    told = Told()
    watch = Watch(told, told, told).of(_route())

    with watch.request(robyn_request(), "the-id") as watched:
        assert current_request() == {"request_id": "the-id", "route": "/:kind", **IDS}
        watched.status = 204

    assert current_request() == {}
    [line] = told.lines
    assert line == {
        "request_id": "the-id",
        "route": "/:kind",
        **IDS,
        "method": "GET",
        "path": "/things",
        "status": 204,
        "client": "127.0.0.1",
        "is_polled": False,
    }
    assert told.counts == [("GET", "/:kind", 204)]
    assert told.spans == [("GET", "/:kind", "/things")]
    assert told.ends == [204]


def test_what_no_route_takes_has_one_name() -> None:
    told = Told()

    with Watch(meters=told).of().request(robyn_request(), "the-id") as watched:
        watched.status = 404

    assert told.counts == [("GET", UNMATCHED, 404)]


def test_what_is_polled_is_no_trace() -> None:
    told = Told()

    with Watch(told, tracer=told).of(_route(is_polled=True)).request(robyn_request(), "the-id"):
        pass

    assert told.spans == []
    assert told.lines[0]["is_polled"]


def test_what_is_not_answered_is_a_failure() -> None:
    told = Told()

    with (
        pytest.raises(RuntimeError),
        Watch(meters=told).of(_route()).request(robyn_request(), "the-id"),
    ):
        raise RuntimeError

    assert told.counts == [("GET", "/:kind", 500)]


def test_nobody_has_to_be_told() -> None:
    with Watch().of(_route()).request(robyn_request(), "the-id") as watched:
        watched.status = 200

    assert current_request() == {}


def test_the_address_of_the_client_can_be_found_out_otherwise() -> None:
    told = Told()
    watch = Watch(told, client_address=lambda _request: "192.0.2.1").of(_route())

    with watch.request(robyn_request(), "the-id"):
        pass

    assert told.lines[0]["client"] == "192.0.2.1"
