"""The one table from what went wrong to an HTTP status."""

from __future__ import annotations

from http import HTTPStatus

from ...domain.failures import (
    Conflict,
    Failure,
    Forbidden,
    Invalid,
    NotFound,
    PreconditionFailed,
    TooManyRequests,
    Unauthenticated,
    Unavailable,
)

STATUS_OF: dict[type[Failure], HTTPStatus] = {
    Unauthenticated: HTTPStatus.UNAUTHORIZED,
    Forbidden: HTTPStatus.FORBIDDEN,
    NotFound: HTTPStatus.NOT_FOUND,
    Conflict: HTTPStatus.CONFLICT,
    PreconditionFailed: HTTPStatus.PRECONDITION_FAILED,
    Invalid: HTTPStatus.UNPROCESSABLE_ENTITY,
    TooManyRequests: HTTPStatus.TOO_MANY_REQUESTS,
    Unavailable: HTTPStatus.SERVICE_UNAVAILABLE,
}


def status_of(failure: type[Failure]) -> HTTPStatus:
    """The status of a failure: that of the nearest family it belongs to."""
    for family in failure.__mro__:
        if family in STATUS_OF:
            return STATUS_OF[family]
    raise LookupError(f"{failure.__name__} belongs to no family in STATUS_OF")
