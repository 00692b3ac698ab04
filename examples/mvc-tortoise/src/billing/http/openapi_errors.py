"""The replies of the OpenAPI document that tell errors."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from ..models.failures import TooManyRequests
from ..schemas.envelope import ErrorEnvelope
from ..utils import JSON, REQUEST_ID
from .openapi_schemas import Schemas
from .route import Access, Route
from .status import status_of

JsonObject = dict[str, Any]
RETRY_AFTER: JsonObject = {
    "description": "Seconds until another attempt may succeed.",
    "required": True,
    "schema": {"type": "integer", "minimum": 1},
}


class ErrorResponses:
    """The replies that tell errors, each of them once: most routes share most of them.

    Args:
        schemas: Of what goes out.
    """

    def __init__(self, schemas: Schemas) -> None:
        self._envelope = schemas.of_output(ErrorEnvelope)
        self._made: dict[str, JsonObject] = {}

    @property
    def components(self) -> JsonObject:
        """The replies by their names, which are status and codes."""
        return dict(sorted(self._made.items()))

    def of(self, route: Route) -> JsonObject:
        """References to the error replies of a route, by status."""
        return {
            str(status.value): self._reference(status, codes)
            for status, codes in sorted(_error_codes(route).items())
        }

    def _reference(self, status: HTTPStatus, codes: list[str]) -> JsonObject:
        name = ".".join([str(status.value), *codes])
        if name not in self._made:
            headers: JsonObject = {REQUEST_ID: {"$ref": "#/components/headers/RequestId"}}
            if status is HTTPStatus.TOO_MANY_REQUESTS:
                headers["Retry-After"] = RETRY_AFTER
            self._made[name] = {
                "description": "An error: " + ", ".join(f"`{code}`" for code in codes),
                "headers": headers,
                "content": {JSON: {"schema": self._coded(codes)}},
            }
        return {"$ref": f"#/components/responses/{name}"}

    def _coded(self, codes: list[str]) -> JsonObject:
        """The envelope of an error that has one of the codes."""
        code: JsonObject = {"type": "string", "enum": codes}
        error = {"type": "object", "properties": {"code": code}, "required": ["code"]}
        narrowed = {"type": "object", "properties": {"error": error}, "required": ["error"]}
        return {"allOf": [self._envelope, narrowed]}


def _error_codes(route: Route) -> dict[HTTPStatus, list[str]]:
    """The codes that each error status of a route can carry."""
    codes: dict[HTTPStatus, list[str]] = {
        HTTPStatus.BAD_REQUEST: ["incomplete_body"],
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE: ["payload_too_large"],
        HTTPStatus.INTERNAL_SERVER_ERROR: ["internal_error"],
        HTTPStatus.SERVICE_UNAVAILABLE: ["unavailable", "deadline_exceeded"],
    }
    if route.parameters:
        codes[HTTPStatus.NOT_FOUND] = ["not_found"]
    if route.request_headers:
        codes[HTTPStatus.BAD_REQUEST].append("invalid_header")
    if route.body:
        codes[HTTPStatus.UNSUPPORTED_MEDIA_TYPE] = ["unsupported_media_type"]
    if route.body or route.query:
        codes[HTTPStatus.UNPROCESSABLE_ENTITY] = ["validation_error"]
    if route.access is Access.SIGNED_IN:
        codes[HTTPStatus.UNAUTHORIZED] = ["unauthenticated", "invalid_token"]
    if route.limit:
        codes[HTTPStatus.TOO_MANY_REQUESTS] = [TooManyRequests.code]
    for failure in route.failures:
        listed = codes.setdefault(status_of(failure), [])
        if failure.code not in listed:
            listed.append(failure.code)
    return codes
