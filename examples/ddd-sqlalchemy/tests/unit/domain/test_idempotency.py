from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest

from orders.domain.context import (
    Actor,
    Anonymous,
    OperationContext,
    SignedInUser,
    System,
)
from orders.domain.idempotency import (
    IdempotentRequest,
    idempotent_request,
)

from ...entity_ids import entity_id

ANN = SignedInUser(entity_id(1), UUID(int=1))
ACTORS = (Anonymous(), ANN, SignedInUser(entity_id(2), UUID(int=2)), System("nightly"))


@dataclass(frozen=True)
class Content:
    title: str


def _request(
    *, actor: Actor = ANN, key: str = "key", operation: str = "create_thing", title: str = "a"
) -> IdempotentRequest:
    context = OperationContext(request_id="id", actor=actor, idempotency_key=key)
    request = idempotent_request(context, operation, Content(title))
    assert request is not None
    return request


def test_without_a_key_there_is_nothing_to_remember() -> None:
    context = OperationContext(request_id="id", actor=ANN)

    assert idempotent_request(context, "create_thing", Content("a")) is None


def test_the_same_request_is_told_by_its_values() -> None:
    again = SignedInUser(ANN.user_id, session_id=UUID(int=9))

    assert _request(actor=again) == _request()


@pytest.mark.parametrize(
    "other", [_request(key="other"), _request(operation="other"), _request(title="other")]
)
def test_another_request_is_another(other: IdempotentRequest) -> None:
    assert other != _request()


def test_every_actor_has_keys_of_their_own() -> None:
    assert len({_request(actor=actor) for actor in ACTORS}) == len(ACTORS)


def test_the_fingerprint_does_not_give_the_input_away() -> None:
    assert "confidential" not in repr(_request(title="confidential"))
    assert len(_request().fingerprint) == 64
