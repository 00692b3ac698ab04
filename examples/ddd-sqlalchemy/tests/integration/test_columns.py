from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from random import Random
from typing import Any
from uuid import UUID

import pytest

from orders.domain.page import PageRequest, Sort
from orders.domain.result import Ok
from orders.infrastructure.database.paging import page_of
from orders.infrastructure.database.rows import (
    insert_row,
    stored_row,
    update_row,
)

from ..entity_ids import entity_id
from ..unit.fakes.pages import page_of as page_in_memory
from .sample import COLUMNS, Colour, Sample, to_columns, to_sample
from .samples import SampleValuesTable, Writing, sample_tables
from .sql import execute

EMPTY = Sample(id=entity_id(1), name="")
MOMENT = datetime(2030, 1, 1, 12, 30, 15, 123_456, tzinfo=UTC)
VALUES: dict[str, tuple[Any, ...]] = {
    "text": ("", "é€𝄞", "a'b\"c\\d\n"),
    "small": (0, -(2**31), 2**31 - 1),
    "large": (0, -(2**63), 2**63 - 1),
    "ratio": (0.0, -1.5, 1e-300, 1.7976931348623157e308, 0.1),
    "number": (
        Decimal("0.0000000000"),
        Decimal("99999999999999999999.9999999999"),
        Decimal("-99999999999999999999.9999999999"),
        Decimal("9007199254740993.0000000001"),
        Decimal("12.5000000000"),
    ),
    "flag": (True, False),
    "day": (date.min, date(2024, 2, 29), date.max),
    "moment": (
        MOMENT,
        MOMENT.replace(microsecond=0),
        datetime.min.replace(tzinfo=UTC),
        datetime.max.replace(tzinfo=UTC),
    ),
    "clock": (time.min, time(12, 30), time.max),
    "key": (UUID(int=0), UUID(int=2**128 - 1)),
    "value": ("", "text", '"5"', "null", 0, 1.5, True, False, [], {}, {"a": [None, {"b": "é"}]}),
    "colour": tuple(Colour),
}


@pytest.fixture
async def writing(database_url: str) -> AsyncIterator[Writing]:
    """Transactions of a database with sample tables."""
    async with sample_tables(database_url) as writing:
        yield writing


async def _store(writing: Writing, *samples: Sample) -> None:
    async with writing() as transaction:
        for sample in samples:
            assert await insert_row(transaction, SampleValuesTable, to_columns(sample)) == Ok(None)


async def _stored(writing: Writing, sample: Sample) -> Sample:
    async with writing() as transaction:
        return to_sample(await stored_row(transaction, SampleValuesTable, sample.id))


async def test_every_value_comes_back_as_it_was_stored(writing: Writing) -> None:
    kept = [
        Sample(id=entity_id(number), name=name, **{name: value})
        for number, (name, value) in enumerate(
            ((name, value) for name, values in VALUES.items() for value in values), start=2
        )
    ]
    await _store(writing, EMPTY, *kept)

    for sample in (EMPTY, *kept):
        assert repr(await _stored(writing, sample)) == repr(sample)


async def test_every_value_replaces_another(writing: Writing) -> None:
    await _store(writing, EMPTY)
    for name, values in VALUES.items():
        for value in (*values, None):
            changed = replace(EMPTY, **{name: value})
            async with writing() as transaction:
                assert await update_row(transaction, SampleValuesTable, to_columns(changed)) == Ok(
                    None
                )
            assert await _stored(writing, changed) == changed


async def test_nothing_is_null_and_not_the_null_of_json(
    writing: Writing, database_url: str
) -> None:
    await _store(writing, EMPTY)

    assert len(await execute(database_url, "SELECT id FROM sample_values WHERE value IS NULL")) == 1


async def test_a_moment_comes_back_in_utc(writing: Writing) -> None:
    elsewhere = MOMENT.astimezone(timezone(timedelta(hours=5, minutes=30)))
    await _store(writing, replace(EMPTY, moment=elsewhere))

    moment = (await _stored(writing, EMPTY)).moment

    assert moment == MOMENT
    assert moment.utcoffset() == timedelta(0)


async def test_a_decimal_is_rounded_to_its_column(writing: Writing) -> None:
    await _store(writing, replace(EMPTY, number=Decimal("-0.00000000005")))

    assert (await _stored(writing, EMPTY)).number == Decimal("-0.0000000001")


@pytest.mark.parametrize("seed", range(3))
async def test_a_page_is_what_it_would_be_in_memory(writing: Writing, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - no secret
    rows = [_random_sample(random, number) for number in random.sample(range(1, 100), 40)]
    await _store(writing, *rows)
    requests = [_random_request(random, rows) for _ in range(100)]

    async with writing() as transaction:
        for request in requests:
            page = await page_of(transaction, SampleValuesTable, request, to_sample)
            assert page == page_in_memory(rows, request), request


def _random_sample(random: Random, number: int) -> Sample:
    few = {name: random.choice((*values[:3], None)) for name, values in VALUES.items()}
    few["text"] = random.choice(("", "a", "ab", "b", None))
    few["number"] = random.choice((None, *(Decimal(random.randint(-999, 999)) / 8 for _ in "abc")))
    return Sample(id=entity_id(number), name=random.choice("abc"), **few)


def _random_request(random: Random, rows: list[Sample]) -> PageRequest:
    known = [name for name in COLUMNS if name != "value"]
    filtered = random.choice(rows)
    filters = {
        name: getattr(filtered, name)
        for name in random.sample(known, random.choice((0, 0, 1, 2)))
        if getattr(filtered, name) is not None
    }
    sort = [Sort(name, random.random() < 0.5) for name in random.sample(known, random.randrange(4))]
    return PageRequest(random.randint(1, 50), random.randrange(45), tuple(sort), filters)
