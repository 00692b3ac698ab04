"""The OpenAPI 3.1 document, made from the route table."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from .envelope import PageInfo
from .etag import ENTITY_TAG_PATTERN
from .headers import JSON, REQUEST_ID
from .openapi_errors import ErrorResponses
from .openapi_parameters import parameters
from .openapi_schemas import Schemas
from .route import Access, ReplyHeader, Route

JsonObject = dict[str, Any]
BEARER = {"bearer": {"type": "http", "scheme": "bearer", "bearerFormat": "JWT"}}
HEADERS: JsonObject = {
    "RequestId": {
        "description": "The request's name in the log; the client's own, if any.",
        "schema": {"type": "string"},
    },
    "ETag": {
        "description": "The revision of the result, for `If-Match`.",
        "required": True,
        "schema": {"type": "string", "pattern": ENTITY_TAG_PATTERN},
    },
    "Location": {
        "description": "The path of what was created.",
        "required": True,
        "schema": {"type": "string", "format": "uri-reference"},
    },
}


def openapi_document(routes: Iterable[Route], title: str, version: str) -> JsonObject:
    """Every route with its body, its replies, its errors and who may call it.

    Args:
        routes: The routes; the document keeps their order.
        title: Of the service.
        version: Of the service.
    """
    served = tuple(routes)
    schemas = Schemas(served)
    errors = ErrorResponses(schemas)
    paths: dict[str, JsonObject] = {}
    for route in served:
        item = paths.setdefault(_template(route.path), {})
        item[route.method.value.lower()] = _operation(route, schemas, errors)
    used = {"RequestId", *(header for route in served for header in route.reply_headers)}
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": version},
        "paths": paths,
        "components": {
            "schemas": schemas.components,
            "responses": errors.components,
            "securitySchemes": BEARER,
            "headers": {name: header for name, header in HEADERS.items() if name in used},
        },
    }


def _template(path: str) -> str:
    """``/users/:id`` as OpenAPI writes it."""
    return "/".join(
        "{" + part[1:] + "}" if part.startswith(":") else part for part in path.split("/")
    )


def _operation(route: Route, schemas: Schemas, errors: ErrorResponses) -> JsonObject:
    operation: JsonObject = {
        "operationId": route.name,
        "summary": route.summary,
        "tags": [route.tag],
        "responses": {str(route.status.value): _success(route, schemas), **errors.of(route)},
    }
    if accepted := parameters(route, schemas):
        operation["parameters"] = accepted
    if route.body:
        operation["requestBody"] = {
            "required": True,
            "content": {JSON: {"schema": schemas.of_input(route.body)}},
        }
    if route.access is Access.SIGNED_IN:
        operation["security"] = [{"bearer": []}]
    return operation


def _success(route: Route, schemas: Schemas) -> JsonObject:
    response: JsonObject = {
        "description": route.status.phrase,
        "headers": _headers(*route.reply_headers),
    }
    if route.status is HTTPStatus.NO_CONTENT:
        return response
    response["content"] = {
        media_type: {"schema": _success_schema(route, schemas) if media_type == JSON else {}}
        for media_type in route.media_types
    }
    return response


def _success_schema(route: Route, schemas: Schemas) -> JsonObject:
    if not route.is_enveloped:
        return {"type": "object"}
    result = schemas.of_output(route.reply) if route.reply else {"type": "null"}
    properties: JsonObject = {"result": result}
    if route.is_page:
        properties = {
            "result": {"type": "array", "items": result},
            "page": schemas.of_output(PageInfo),
        }
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _headers(*names: ReplyHeader) -> JsonObject:
    headers = {REQUEST_ID: {"$ref": "#/components/headers/RequestId"}}
    return headers | {name: {"$ref": f"#/components/headers/{name}"} for name in names}
