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
from .things import CHANGE, CREATE, DELETE, LIST


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


def test_routes_with_a_limit_say_so_and_no_others(
    document: dict[str, Any], routes: RouteTable
) -> None:
    operations = [each for item in document["paths"].values() for each in item.values()]
    told = {each["operationId"] for each in operations if "429" in each["responses"]}

    assert told
    assert told == {route.name for route in routes if route.limit}


def test_errors_have_one_shape(document: dict[str, Any]) -> None:
    for item in document["paths"].values():
        for operation in item.values():
            for status, response in operation["responses"].items():
                if int(status) >= 400:
                    schema = _error(document, response)
                    assert schema["allOf"][0] == {"$ref": "#/components/schemas/ErrorEnvelope"}


def test_errors_say_their_codes(document: dict[str, Any]) -> None:
    responses = document["paths"]["/users"]["post"]["responses"]

    codes = {status: _codes(document, responses[status]) for status in ("409", "415", "422", "500")}
    assert codes == {
        "409": ["username_taken"],
        "415": ["unsupported_media_type"],
        "422": ["validation_error"],
        "500": ["internal_error"],
    }


def _error(document: dict[str, Any], reference: dict[str, str]) -> dict[str, Any]:
    """The schema of an error reply."""
    name = reference["$ref"].removeprefix("#/components/responses/")
    [content] = document["components"]["responses"][name]["content"].values()
    schema: dict[str, Any] = content["schema"]
    return schema


def _codes(document: dict[str, Any], reference: dict[str, str]) -> list[str]:
    """The codes that an error reply can carry."""
    narrowed = _error(document, reference)["allOf"][1]
    codes: list[str] = narrowed["properties"]["error"]["properties"]["code"]["enum"]
    return codes


def test_names_are_in_camel_case(document: dict[str, Any]) -> None:
    tokens = document["components"]["schemas"]["TokenResponse"]

    assert set(tokens["properties"]) == {"accessToken", "refreshToken", "tokenType", "expiresIn"}


@pytest.fixture
def things() -> dict[str, Any]:
    return openapi_document([LIST, CREATE, CHANGE, DELETE], "Title", "1.0")


def _parameters(operation: dict[str, Any]) -> dict[str, dict[str, Any]]:
    return {each["name"]: each for each in operation["parameters"]}


def test_a_resource_with_every_type_is_valid(things: dict[str, Any]) -> None:
    OpenAPIV31SpecValidator(things).validate()


def test_a_query_is_documented_by_its_parameters(things: dict[str, Any]) -> None:
    parameters = _parameters(things["paths"]["/things"]["get"])

    assert {each["in"] for each in parameters.values()} == {"query"}
    assert {"limit", "offset", "sort", "title", "inStock", "parentId"} <= set(parameters)
    limit = parameters["limit"]["schema"]
    assert (limit["minimum"], limit["maximum"], limit["default"]) == (1, 100, 20)
    assert parameters["sort"]["explode"] is False
    assert parameters["sort"]["schema"]["items"]["enum"] == ["title", "-title", "madeOn", "-madeOn"]
    assert "ThingsQuery" not in things["components"]["schemas"]
    assert "422" in things["paths"]["/things"]["get"]["responses"]


def test_what_may_be_absent_but_not_null_has_no_default(things: dict[str, Any]) -> None:
    filters = _parameters(things["paths"]["/things"]["get"])
    changes = things["components"]["schemas"]["ThingChanges"]["properties"]

    for schema in (filters["title"]["schema"], changes["title"]):
        assert schema["type"] == "string"
        assert "default" not in schema
    assert changes["soldAt"]["default"] is None


def test_defaults_are_what_a_client_would_write(things: dict[str, Any]) -> None:
    properties = things["components"]["schemas"]["ThingRequest"]["properties"]

    defaults = {name: schema.get("default") for name, schema in properties.items()}
    assert {name: value for name, value in defaults.items() if value is not None} == {
        "status": "draft",
        "price": "1.50",
        "count": "7",
        "bigNumber": "5",
        "madeOn": "2030-01-02",
        "opensAt": "08:30:00",
    }


def test_a_page_is_beside_its_list(things: dict[str, Any]) -> None:
    response = things["paths"]["/things"]["get"]["responses"]["200"]
    [content] = response["content"].values()

    assert content["schema"]["required"] == ["result", "page"]
    assert content["schema"]["properties"]["result"]["items"] == {
        "$ref": "#/components/schemas/ThingResponse"
    }


def test_the_headers_of_a_route_are_documented(things: dict[str, Any]) -> None:
    create, change = things["paths"]["/things"]["post"], things["paths"]["/things/{id}"]["patch"]

    assert set(_parameters(create)) == {"Idempotency-Key"}
    assert set(_parameters(change)) == {"id", "If-Match"}
    assert set(create["responses"]["201"]["headers"]) == {"X-Request-ID", "ETag", "Location"}
    assert set(change["responses"]["200"]["headers"]) == {"X-Request-ID", "ETag"}
    assert "revision_mismatch" in _codes(things, change["responses"]["412"])
    assert "invalid_header" in _codes(things, change["responses"]["400"])


def test_nothing_has_no_content(things: dict[str, Any]) -> None:
    assert "content" not in things["paths"]["/things/{id}"]["delete"]["responses"]["204"]
