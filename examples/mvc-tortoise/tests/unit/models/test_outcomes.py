from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from enum import StrEnum
from random import Random
from typing import Any
from uuid import UUID

import pytest

from billing.models.database.idempotency import key_digest, read_outcome, write_outcome
from billing.models.idempotency import IdempotentRequest
from billing.models.identity import EntityId

from ...entity_ids import entity_id


class Colour(StrEnum):
    """An enumeration."""

    RED = "red"
    DARK_GREEN = "dark green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What a client sets."""

    text: str
    small: int
    ratio: float
    price: Decimal
    flag: bool
    day: date
    moment: datetime
    clock: time
    key: UUID
    colour: Colour
    other_id: EntityId | None
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a write yields."""

    id: EntityId
    values: Values
    created_at: datetime


def _outcome(random: Random) -> Outcome:
    moment = datetime(1, 1, 2, tzinfo=UTC) + timedelta(
        microseconds=random.randrange(315_000_000_000_000_000)
    )
    values = Values(
        text=_text(random),
        small=random.randint(-(2**63), 2**63 - 1),
        ratio=random.choice((0.1, -0.0, 5e-324, 1.7976931348623157e308, random.random())),
        price=Decimal(random.randint(-(10**38), 10**38)).scaleb(-random.randint(0, 20)),
        flag=random.random() < 0.5,
        day=moment.date(),
        moment=moment,
        clock=moment.time(),
        key=UUID(int=random.getrandbits(128)),
        colour=random.choice(tuple(Colour)),
        other_id=random.choice((None, entity_id(random.randint(1, 99)))),
        value=_json(random, depth=3),
    )
    return Outcome(id=entity_id(random.randint(1, 99)), values=values, created_at=moment)


def _json(random: Random, depth: int) -> object:
    kind = random.randrange(8 if depth else 6)
    if kind == 6:
        return [_json(random, depth - 1) for _ in range(random.randrange(4))]
    if kind == 7:
        return {_text(random): _json(random, depth - 1) for _ in range(random.randrange(4))}
    return (None, True, False, random.randint(-(2**70), 2**70), random.random(), _text(random))[
        kind
    ]


def _text(random: Random) -> str:
    return "".join(random.choices('aé€𝄞"\\\n 0.2030-01-01T12:00:00Z', k=random.randrange(12)))


@pytest.mark.parametrize("seed", range(200))
def test_an_outcome_comes_back_as_it_was(seed: int) -> None:
    outcome = _outcome(Random(seed))  # noqa: S311 - no secret

    read = read_outcome(Outcome, write_outcome(outcome))

    assert read == outcome
    assert str(read.values.price) == str(outcome.values.price)
    assert read.created_at.utcoffset() == timedelta(0)
    assert type(read.values.colour) is Colour
    assert type(read.id) is type(outcome.id)


@pytest.mark.parametrize(
    "change",
    [{"actor": "b"}, {"operation": "b"}, {"key": "b"}, {"actor": "a-a", "operation": ""}],
)
def test_no_two_actors_operations_or_keys_share_a_digest(change: dict[str, str]) -> None:
    request = IdempotentRequest(operation="a", actor="a", key="a", fingerprint="f")

    assert key_digest(request) == key_digest(replace(request, fingerprint="other"))
    assert key_digest(request) != key_digest(replace(request, **change))
    assert len(key_digest(request)) == 64
