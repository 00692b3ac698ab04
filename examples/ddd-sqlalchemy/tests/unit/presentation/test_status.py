from __future__ import annotations

import importlib
import pkgutil
from http import HTTPStatus

import pytest

import orders as package
from orders.domain.failures import Failure
from orders.presentation import register_routes
from orders.presentation.http.openapi import openapi_document
from orders.presentation.http.route import Route
from orders.presentation.http.route_table import RouteTable
from orders.presentation.http.status import STATUS_OF, status_of

from ..fakes import FakeService

NOT_IMPORTED = ("__main__", "open_telemetry")  # it runs the service; it needs an extra


def _every_failure() -> list[type[Failure]]:
    found: set[type[Failure]] = set()
    for place in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not place.name.endswith(NOT_IMPORTED):
            values = vars(importlib.import_module(place.name)).values()
            found |= {v for v in values if isinstance(v, type) and issubclass(v, Failure)}
    return sorted(found - {Failure}, key=lambda failure: failure.__name__)


@pytest.mark.parametrize("failure", _every_failure(), ids=lambda failure: failure.__name__)
def test_every_failure_has_a_status(failure: type[Failure]) -> None:
    assert HTTPStatus.BAD_REQUEST <= status_of(failure) < 600
    assert failure.code
    assert failure.message


def test_a_failure_without_a_family_is_a_bug() -> None:
    with pytest.raises(LookupError, match="Failure"):
        status_of(Failure)


def test_the_table_lists_families_alone() -> None:
    assert {family.__mro__[1] for family in STATUS_OF} == {Failure}


def _every_route() -> list[Route]:
    table = RouteTable(FakeService().operations)
    register_routes(table)
    return list(table)


@pytest.mark.parametrize("route", _every_route(), ids=lambda route: route.name)
def test_every_failure_of_a_route_is_documented(route: Route) -> None:
    document = openapi_document([route], "Title", "1.0")
    [[operation]] = [list(item.values()) for item in document["paths"].values()]

    for failure in route.failures:
        reference = operation["responses"][str(status_of(failure).value)]["$ref"]
        response = document["components"]["responses"][reference.rpartition("/")[2]]
        assert f"`{failure.code}`" in response["description"]
