from __future__ import annotations

import json

import pytest
from pydantic import ValidationError

from orders.domain.authentication import (
    InvalidToken,
    TooManyAttempts,
)
from orders.domain.failures import (
    AlreadyTaken,
    Failure,
    IdempotencyKeyReused,
    RevisionMismatch,
    StillReferenced,
    Unavailable,
    UnknownReference,
)
from orders.domain.readiness import NotReady
from orders.domain.users import (
    InvalidKey,
    UsernameTaken,
    WrongPassword,
)
from orders.presentation.http.errors import (
    error_reply,
    of_failure,
    of_validation,
    repeated_parameters,
)
from orders.presentation.users.contracts import (
    PasswordChangeRequest,
)


@pytest.mark.parametrize(
    ("failure", "status", "headers"),
    [
        (UsernameTaken(), 409, {}),
        (WrongPassword(), 403, {}),
        (InvalidKey(), 404, {}),
        (InvalidToken(), 401, {"WWW-Authenticate": "Bearer"}),
        (TooManyAttempts(retry_after=30), 429, {"Retry-After": "30"}),
        (Unavailable(), 503, {"Retry-After": "1"}),
        (RevisionMismatch(), 412, {}),
        (IdempotencyKeyReused(), 422, {}),
    ],
)
def test_a_failure_becomes_an_error(failure: Failure, status: int, headers: dict[str, str]) -> None:
    error = of_failure(failure)

    assert error.status == status
    assert error.headers == headers
    assert (error.code, error.message) == (failure.code, failure.message)


def test_what_is_missing_is_named() -> None:
    details = of_failure(NotReady(("database", "cache"))).details

    assert [detail.field for detail in details] == ["database", "cache"]


@pytest.mark.parametrize(
    ("failure", "status", "field"),
    [
        (AlreadyTaken("title"), 409, "title"),
        (UnknownReference("category_id"), 422, "categoryId"),
        (StillReferenced("order_items.category_id"), 409, "orderItems.categoryId"),
    ],
)
def test_the_field_of_a_failure_is_told_by_its_name_in_json(
    failure: Failure, status: int, field: str
) -> None:
    error = of_failure(failure)

    assert error.status == status
    assert [(detail.field, detail.code) for detail in error.details] == [(field, failure.code)]


def test_faults_of_a_body_are_named_without_their_values() -> None:
    with pytest.raises(ValidationError) as caught:
        PasswordChangeRequest.model_validate_json('{"oldPassword": "x", "newPassword": "short"}')

    error = of_validation(caught.value)

    [detail] = error.details
    assert (detail.field, detail.code) == ("newPassword", "string_too_short")
    assert "short" not in detail.message.replace("too short", "")


def test_an_answer_names_no_more_faults_than_anybody_reads() -> None:
    body = json.dumps({f"a{number}": 1 for number in range(10_000)})
    with pytest.raises(ValidationError) as caught:
        PasswordChangeRequest.model_validate_json(body)

    [detail] = of_validation(caught.value).details

    assert (detail.field, detail.code) == ("body", "too_many_faults")


def test_a_name_is_not_repeated_at_any_length() -> None:
    with pytest.raises(ValidationError) as caught:
        PasswordChangeRequest.model_validate_json(json.dumps({"x" * 100_000: 1}))

    for error in (of_validation(caught.value), repeated_parameters(["x" * 100_000] * 1000)):
        assert len(error_reply(error, "the-id").body) < 50_000


def test_the_envelope_leaves_out_what_is_not_there() -> None:
    reply = error_reply(of_failure(UsernameTaken()), "the-id")

    assert json.loads(reply.body) == {
        "error": {
            "code": "username_taken",
            "message": "This username is taken.",
            "requestId": "the-id",
        }
    }
