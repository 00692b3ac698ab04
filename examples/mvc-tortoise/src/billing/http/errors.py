"""Every error of the transport itself, and the reply that tells any error."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from pydantic import ValidationError
from pydantic.alias_generators import to_camel

from ..models.failures import (
    AlreadyTaken,
    Failure,
    StillReferenced,
    TooManyRequests,
    UnknownReference,
)
from ..models.readiness import NotReady
from ..schemas.envelope import ErrorBody, ErrorDetail, ErrorEnvelope
from ..utils import JSON
from .reply import Reply
from .status import status_of

MOST_FAULTS = 100  # an answer is not to be many times as long as the request
LONGEST_NAME = 200


@dataclass(eq=False)  # frozen would keep Python from setting its traceback
class HttpError(Exception):
    """Something about the request that keeps it from reaching an operation.

    Attributes:
        status: HTTP status.
        code: Stable name in snake_case.
        message: One sentence for a person.
        details: What is wrong with which field.
        headers: Headers that belong to the status.
    """

    status: HTTPStatus
    code: str
    message: str
    details: Sequence[ErrorDetail] = ()
    headers: Mapping[str, str] = field(default_factory=dict)


def error_reply(error: HttpError, request_id: str) -> Reply:
    """The envelope of an error."""
    envelope = ErrorEnvelope(
        error=ErrorBody(
            code=error.code,
            message=error.message,
            details=tuple(error.details) or None,
            request_id=request_id,
        )
    )
    return Reply(
        status=error.status,
        body=envelope.model_dump_json(exclude_none=True).encode(),
        headers=error.headers,
    )


def of_failure(failure: Failure) -> HttpError:
    """The error that tells an operation's failure."""
    status = status_of(type(failure))
    details: tuple[ErrorDetail, ...] = ()
    headers: dict[str, str] = {}
    match failure:
        case NotReady(missing):
            details = tuple(
                ErrorDetail(field=name, code="unavailable", message="It does not answer.")
                for name in missing
            )
        case AlreadyTaken(name) | UnknownReference(name) | StillReferenced(name):
            path = ".".join(to_camel(part) for part in name.split("."))
            details = (ErrorDetail(field=path, code=failure.code, message=failure.message),)
        case TooManyRequests():
            headers["Retry-After"] = str(failure.retry_after)
    if status is HTTPStatus.UNAUTHORIZED:
        headers["WWW-Authenticate"] = "Bearer"
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        headers["Retry-After"] = "1"
    return HttpError(status, failure.code, failure.message, details, headers)


def of_validation(error: ValidationError, whole: str = "body") -> HttpError:
    """The error that tells what is wrong with which field; never the value itself.

    Args:
        error: What pydantic found.
        whole: What the fields are those of.
    """
    if error.error_count() > MOST_FAULTS:
        return _invalid(
            [
                ErrorDetail(
                    field=whole,
                    code="too_many_faults",
                    message=f"It has more than {MOST_FAULTS} faults.",
                )
            ]
        )
    faults: list[Any] = error.errors(include_url=False, include_input=False, include_context=False)
    return _invalid(
        ErrorDetail(
            field=_shown(".".join(str(part) for part in fault["loc"])) or whole,
            code=fault["type"],
            message=fault["msg"].removeprefix("Value error, "),
        )
        for fault in faults
    )


def repeated_parameters(names: Sequence[str]) -> HttpError:
    """Parameters of the query that came more than once."""
    return _invalid(
        ErrorDetail(field=_shown(name), code="repeated", message="It may be given once.")
        for name in names[:MOST_FAULTS]
    )


def undecodable_parameters(names: Sequence[str]) -> HttpError:
    """Parameters of the query that are not UTF-8."""
    return _invalid(
        ErrorDetail(field=_shown(name), code="encoding", message="It has to be UTF-8.")
        for name in names
    )


def invalid_header(name: str, expected: str) -> HttpError:
    """A header that the route listens to is malformed."""
    return HttpError(
        HTTPStatus.BAD_REQUEST,
        "invalid_header",
        f"The header {name} is malformed.",
        (ErrorDetail(field=name, code="malformed", message=f"It has to be {expected}."),),
    )


def not_found() -> HttpError:
    """No route has this path."""
    return HttpError(HTTPStatus.NOT_FOUND, "not_found", "There is nothing at this address.")


def method_not_allowed(allowed: Sequence[str]) -> HttpError:
    """The path has routes, but not for this method."""
    return HttpError(
        HTTPStatus.METHOD_NOT_ALLOWED,
        "method_not_allowed",
        f"This address answers to {', '.join(allowed)}.",
        headers={"Allow": ", ".join(allowed)},
    )


def payload_too_large(limit: int) -> HttpError:
    """The body is larger than the service takes."""
    return HttpError(
        HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
        "payload_too_large",
        f"The body may have at most {limit} bytes.",
    )


def unsupported_media_type() -> HttpError:
    """The body is not JSON."""
    return HttpError(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "unsupported_media_type",
        f"The body has to be {JSON}.",
        headers={"Accept": JSON},
    )


def incomplete_body() -> HttpError:
    """The client hung up in the middle of the body."""
    return HttpError(
        HTTPStatus.BAD_REQUEST, "incomplete_body", "The body is shorter than it was announced."
    )


def unauthenticated() -> HttpError:
    """No bearer token came with the request."""
    return HttpError(
        HTTPStatus.UNAUTHORIZED,
        "unauthenticated",
        "A bearer token is required.",
        headers={"WWW-Authenticate": "Bearer"},
    )


def unavailable(dependency: str) -> HttpError:
    """Something the service needs does not answer."""
    return HttpError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "unavailable",
        f"The {dependency} does not answer; try again later.",
        headers={"Retry-After": "1"},
    )


def deadline_exceeded() -> HttpError:
    """The answer took too long and was given up; a write may have been done, or not."""
    return HttpError(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "deadline_exceeded",
        "The answer took too long; try again later, a write with the same Idempotency-Key.",
        headers={"Retry-After": "1"},
    )


def internal_error() -> HttpError:
    """A bug; the log has it under the request's id."""
    return HttpError(
        HTTPStatus.INTERNAL_SERVER_ERROR, "internal_error", "Something went wrong on our side."
    )


def _shown(name: str) -> str:
    """The name of a field, cut off where no field has one that long."""
    return name if len(name) <= LONGEST_NAME else name[:LONGEST_NAME] + "..."


def _invalid(details: Iterable[ErrorDetail]) -> HttpError:
    return HttpError(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        "validation_error",
        "The request is not valid.",
        tuple(details),
    )
