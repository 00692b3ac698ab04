from __future__ import annotations

from http import HTTPMethod

import pytest

from orders.presentation import register_routes
from orders.presentation.http.reply import Reply, no_content
from orders.presentation.http.route import Call, Route
from orders.presentation.http.route_table import (
    RouteConflictError,
    RouteTable,
)

from ..fakes import FakeService


async def _nothing(_call: Call[object, object, object]) -> Reply:  # type: ignore[type-var]
    return no_content()


def _route(method: HTTPMethod, path: str, name: str) -> Route:
    return Route(method, path, name, "Summary", "tag", _nothing)


@pytest.fixture
def table(service: FakeService) -> RouteTable:
    table = RouteTable(service.operations)
    table.add(
        _route(HTTPMethod.GET, "/things/:id", "get_thing"),
        _route(HTTPMethod.POST, "/things", "create_thing"),
    )
    return table


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        (HTTPMethod.POST, "/things", "another_name"),
        (HTTPMethod.GET, "/things/:key", "another_name"),
        (HTTPMethod.GET, "/others", "get_thing"),
    ],
)
def test_two_routes_never_claim_the_same(
    table: RouteTable, method: HTTPMethod, path: str, name: str
) -> None:
    with pytest.raises(RouteConflictError, match=name):
        table.add(_route(method, path, name))


@pytest.mark.parametrize(
    ("path", "methods"),
    [
        ("/things", ["OPTIONS", "POST"]),
        ("/things/", ["OPTIONS", "POST"]),
        ("/things/7", ["GET", "HEAD", "OPTIONS"]),
        ("/things/7/8", []),
        ("/other", []),
        ("/", []),
    ],
)
def test_the_methods_of_a_path_are_known(table: RouteTable, path: str, methods: list[str]) -> None:
    assert table.methods_at(path) == methods


def test_the_modules_of_the_service_do_not_clash(service: FakeService) -> None:
    table = RouteTable(service.operations)

    register_routes(table)

    assert {"/health", "/users", "/auth/login", "/openapi.json"} <= {r.path for r in table}
