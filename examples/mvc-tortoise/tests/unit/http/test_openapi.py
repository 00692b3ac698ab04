from __future__ import annotations

import json
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator

from billing.http.openapi import openapi_document
from billing.http.route import Access
from billing.http.route_table import RouteTable
from billing.urls import register_routes

from ..fakes import FakeService


@pytest.fixture
def routes(service: FakeService) -> RouteTable:
    table = RouteTable(service.operations)
    register_routes(table)
    return table


@pytest.fixture
def document(routes: RouteTable) -> dict[str, Any]:
    return openapi_document(routes, "Title", "1.0")


def test_it_is_valid(document: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(document).validate()


def test_it_is_the_same_each_time(document: dict[str, Any], routes: RouteTable) -> None:
    again = openapi_document(routes, "Title", "1.0")

    assert json.dumps(document) == json.dumps(again)


def test_every_route_has_an_operation_of_its_own(
    document: dict[str, Any], routes: RouteTable
) -> None:
    operations = [each for item in document["paths"].values() for each in item.values()]

    assert [each["operationId"] for each in operations] == [route.name for route in routes]


def test_guarded_routes_say_so(document: dict[str, Any], routes: RouteTable) -> None:
    guarded = {route.name for route in routes if route.access is Access.SIGNED_IN}
    operations = [each for item in document["paths"].values() for each in item.values()]

    assert guarded
    assert {each["operationId"] for each in operations if "security" in each} == guarded
    for each in operations:
        assert ("401" in each["responses"]) or each["operationId"] not in guarded


def test_errors_have_one_shape(document: dict[str, Any]) -> None:
    for item in document["paths"].values():
        for operation in item.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    [schema] = [content["schema"] for content in response["content"].values()]
                    assert schema == {"$ref": "#/components/schemas/ErrorEnvelope"}


def test_names_are_in_camel_case(document: dict[str, Any]) -> None:
    tokens = document["components"]["schemas"]["TokenResponse"]

    assert set(tokens["properties"]) == {"accessToken", "refreshToken", "tokenType", "expiresIn"}
