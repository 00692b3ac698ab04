from __future__ import annotations

import sqlite3
from contextlib import closing
from decimal import Decimal
from itertools import pairwise
from random import Random

import pytest

from orders.infrastructure.database.exact_decimal import (
    from_text,
    to_scale,
    to_text,
)


def _numbers(random: Random) -> list[Decimal]:
    """Numbers of every length, close to one another and far apart."""
    signs, digits = (random.choice("+-") for _ in range(500)), random.choices(range(1, 41), k=500)
    return [
        Decimal(f"{sign}{random.randrange(10**length)}E{random.randint(-20, 3)}")
        for sign, length in zip(signs, digits, strict=True)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_texts_compare_as_their_numbers(seed: int) -> None:
    numbers = sorted(_numbers(Random(seed)))  # noqa: S311 - no secret

    for smaller, greater in pairwise(numbers):
        assert (to_text(smaller) < to_text(greater)) is (smaller < greater)


@pytest.mark.parametrize("seed", range(5))
def test_a_text_is_its_number(seed: int) -> None:
    for number in _numbers(Random(seed)):  # noqa: S311 - no secret
        assert from_text(to_text(number)) == number


@pytest.mark.parametrize(
    ("one", "other"), [("12.5", "12.5000"), ("0", "-0.00"), ("1E+3", "1000"), ("-7", "-7.0")]
)
def test_equal_numbers_have_one_text(one: str, other: str) -> None:
    assert to_text(Decimal(one)) == to_text(Decimal(other))


def test_a_text_is_one_that_a_person_can_read() -> None:
    assert to_text(Decimal("12.50")) == "P02:12.5"
    assert to_text(Decimal("-12.50")) == "N97:87.5"


@pytest.mark.parametrize(
    ("number", "rounded"), [("0.125", "0.13"), ("-0.125", "-0.13"), ("7", "7.00"), ("1E-9", "0.00")]
)
def test_a_scale_is_reached_by_rounding(number: str, rounded: str) -> None:
    assert str(to_scale(Decimal(number), 2)) == rounded


def test_sqlite_makes_no_float_of_a_text() -> None:
    number = Decimal("90071992547409931234567890.0000000001")
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE numbers (number NUMERIC(36, 10))")
        connection.execute("INSERT INTO numbers VALUES (?)", (to_text(number),))
        [[kept]] = connection.execute("SELECT number FROM numbers").fetchall()

    assert from_text(kept) == number
