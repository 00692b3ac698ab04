"""What OpenAPI calls parameters: those of a path and a query, and headers."""

from __future__ import annotations

from typing import Any

from .etag import ENTITY_TAGS_PATTERN
from .openapi_schemas import Schemas
from .route import RequestHeader, Route

JsonObject = dict[str, Any]
HEADERS: dict[RequestHeader, JsonObject] = {
    RequestHeader.IDEMPOTENCY_KEY: {
        "description": (
            "A name that the client gives this request: sent again within 24 hours with the same "
            "body, it is done once and answered as the first time."
        ),
        "schema": {"type": "string", "pattern": "^[!-~]{1,255}$"},
    },
    RequestHeader.IF_MATCH: {
        "description": (
            "The `ETag` that the resource has to have, or a list of them; `*` is any. Else the "
            "answer is 412. A weak tag matches none."
        ),
        "schema": {
            "type": "string",
            "anyOf": [
                {"type": "string", "const": "*"},
                {"type": "string", "pattern": ENTITY_TAGS_PATTERN},
            ],
        },
    },
}


def parameters(route: Route, schemas: Schemas) -> list[JsonObject]:
    """All that a route is given beside its body."""
    return [
        *(_of_path(route, name) for name in route.parameters),
        *(_of_query(name, schema) for name, schema in schemas.of_query(route.query).items()),
        *({"name": header, "in": "header", **HEADERS[header]} for header in route.request_headers),
    ]


def _of_path(route: Route, name: str) -> JsonObject:
    schema: JsonObject = {"type": "string"}
    if name in route.path_values:
        schema["enum"] = list(route.path_values[name])
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _of_query(name: str, schema: JsonObject) -> JsonObject:
    parameter: JsonObject = {"name": name, "in": "query", "schema": schema}
    if schema.get("type") == "array":
        parameter |= {"style": "form", "explode": False}  # one parameter, separated by commas
    return parameter
