"""The OpenAPI 3.1 document, made from the route table."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from ..schemas.envelope import ErrorEnvelope
from ..utils import JSON, REQUEST_ID
from .route import Access, Route
from .status import status_of

JsonObject = dict[str, Any]
REFERENCE = "#/components/schemas/{model}"
BEARER = {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}


def openapi_document(routes: Iterable[Route], title: str, version: str) -> JsonObject:
    """Every route with its body, its replies, its errors and who may call it.

    Args:
        routes: The routes; the document keeps their order.
        title: Of the service.
        version: Of the service.
    """
    served = tuple(routes)
    paths: dict[str, JsonObject] = {}
    for route in served:
        item = paths.setdefault(_template(route.path), {})
        item[route.method.value.lower()] = _operation(route)
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version},
        "paths": paths,
        "components": {
            "schemas": _schemas(served),
            "securitySchemes": BEARER,
            "headers": {
                "RequestId": {
                    "description": "The request's name in the log; the client's own, if any.",
                    "schema": {"type": "string"},
                }
            },
        },
    }


def _template(path: str) -> str:
    """``/users/:id`` as OpenAPI writes it."""
    return "/".join(
        "{" + part[1:] + "}" if part.startswith(":") else part for part in path.split("/")
    )


def _operation(route: Route) -> JsonObject:
    operation: JsonObject = {
        "operationId": route.name,
        "summary": route.summary,
        "tags": [route.tag],
        "responses": _responses(route),
    }
    if route.parameters:
        operation["parameters"] = [_path_parameter(route, name) for name in route.parameters]
    if route.body:
        operation["requestBody"] = {
            "required": True,
            "content": {JSON: {"schema": _reference(route.body)}},
        }
    if route.access is Access.SIGNED_IN:
        operation["security"] = [{"bearer": []}]
    return operation


def _path_parameter(route: Route, name: str) -> JsonObject:
    schema: JsonObject = {"type": "string"}
    if name in route.path_values:
        schema["enum"] = list(route.path_values[name])
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _responses(route: Route) -> JsonObject:
    responses = {str(route.status.value): _success(route)}
    for status, codes in sorted(_error_codes(route).items()):
        responses[str(status.value)] = _error(status, codes)
    return responses


def _success(route: Route) -> JsonObject:
    response: JsonObject = {
        "description": route.status.phrase,
        "headers": {REQUEST_ID: {"$ref": "#/components/headers/RequestId"}},
    }
    if route.status is HTTPStatus.NO_CONTENT:
        return response
    response["content"] = {
        media_type: {"schema": _success_schema(route) if media_type == JSON else {}}
        for media_type in route.media_types
    }
    return response


def _success_schema(route: Route) -> JsonObject:
    if route.is_enveloped:
        return {
            "type": "object",
            "properties": {"result": _reference(route.reply) if route.reply else {"type": "null"}},
            "required": ["result"],
            "additionalProperties": False,
        }
    return {"type": "object"}


def _error_codes(route: Route) -> dict[HTTPStatus, list[str]]:
    """The codes that each error status of a route can carry."""
    codes: dict[HTTPStatus, list[str]] = {
        HTTPStatus.BAD_REQUEST: ["incomplete_body"],
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ["payload_too_large"],
        HTTPStatus.INTERNAL_SERVER_ERROR: ["internal_error"],
        HTTPStatus.SERVICE_UNAVAILABLE: ["unavailable"],
    }
    if route.parameters:
        codes[HTTPStatus.NOT_FOUND] = ["not_found"]
    if route.body:
        codes[HTTPStatus.UNSUPPORTED_MEDIA_TYPE] = ["unsupported_media_type"]
        codes[HTTPStatus.UNPROCESSABLE_ENTITY] = ["validation_error"]
    if route.access is Access.SIGNED_IN:
        codes[HTTPStatus.UNAUTHORIZED] = ["unauthenticated", "invalid_token"]
    for failure in route.failures:
        listed = codes.setdefault(status_of(failure), [])
        if failure.code not in listed:
            listed.append(failure.code)
    return codes


def _error(status: HTTPStatus, codes: list[str]) -> JsonObject:
    return {
        "description": f"{status.phrase}: {', '.join(f'`{code}`' for code in codes)}",
        "headers": {REQUEST_ID: {"$ref": "#/components/headers/RequestId"}},
        "content": {JSON: {"schema": _reference(ErrorEnvelope)}},
    }


def _reference(model: type[BaseModel]) -> JsonObject:
    return {"$ref": REFERENCE.format(model=model.__name__)}


def _schemas(routes: tuple[Route, ...]) -> JsonObject:
    bodies = {route.body for route in routes if route.body}
    replies = {route.reply for route in routes if route.reply} | {ErrorEnvelope}
    _, schema = models_json_schema(
        [(model, "validation") for model in sorted(bodies, key=_name)]
        + [(model, "serialization") for model in sorted(replies, key=_name)],
        ref_template=REFERENCE,
    )
    definitions: JsonObject = schema.get("$defs", {})
    return dict(sorted(definitions.items()))


def _name(model: type[BaseModel]) -> str:
    return model.__name__
