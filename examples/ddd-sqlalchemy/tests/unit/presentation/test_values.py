from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from decimal import Decimal
from uuid import UUID

import pytest
from pydantic import ValidationError

from .things import Status, ThingRequest

SERIAL = "01890f3e-0000-7000-8000-0000000000ab"


def _decoded(field: str, value: object) -> ThingRequest:
    content = {"title": "a", field: value}
    return ThingRequest.model_validate_json(json.dumps(content), by_alias=True, by_name=False)


@pytest.mark.parametrize(
    ("field", "given", "value", "written"),
    [
        ("title", "", "", ""),
        ("title", "\u20ac" * 5, "\u20ac" * 5, "\u20ac" * 5),
        ("status", "done", Status.DONE, "done"),
        ("price", "12.5", Decimal("12.50"), "12.50"),
        ("price", "-9999.99", Decimal("-9999.99"), "-9999.99"),
        ("price", "-0.00", Decimal(0), "0.00"),
        ("count", "999", Decimal(999), "999"),
        ("share", "0.5", Decimal("0.5"), "0.500"),
        ("inStock", False, False, False),
        ("number", -(2**31), -(2**31), -(2**31)),
        ("number", 2**31 - 1, 2**31 - 1, 2**31 - 1),
        ("number", -2.0, -2, -2),
        ("bigNumber", "0", 0, "0"),
        ("bigNumber", str(2**63 - 1), 2**63 - 1, str(2**63 - 1)),
        ("bigNumber", str(-(2**63)), -(2**63), str(-(2**63))),
        ("weight", 1, 1.0, 1.0),
        ("weight", -1.7976931348623157e308, -1.7976931348623157e308, -1.7976931348623157e308),
        ("madeOn", "2028-02-29", date(2028, 2, 29), "2028-02-29"),
        ("madeOn", "0001-01-01", date.min, "0001-01-01"),
        ("opensAt", "23:59", time(23, 59), "23:59:00"),
        ("opensAt", "00:00:01.5", time(0, 0, 1, 500_000), "00:00:01.500000"),
        (
            "soldAt",
            "2030-01-01t00:00:00z",
            datetime(2030, 1, 1, tzinfo=UTC),
            "2030-01-01T00:00:00Z",
        ),
        (
            "soldAt",
            "2030-01-01T00:30:00.000001+01:00",
            datetime(2029, 12, 31, 23, 30, 0, 1, tzinfo=UTC),
            "2029-12-31T23:30:00.000001Z",
        ),
        ("serial", SERIAL.upper(), UUID(SERIAL), SERIAL),
        ("parentId", None, None, None),
    ],
)
def test_a_value_is_read_and_written_in_one_way(
    field: str, given: object, value: object, written: object
) -> None:
    thing = _decoded(field, given)

    name = re.sub(r"([A-Z])", r"_\1", field).lower()
    assert getattr(thing, name) == value
    assert type(getattr(thing, name)) is type(value)
    assert json.loads(thing.model_dump_json())[field] == written


@pytest.mark.parametrize(
    ("field", "refused"),
    [
        ("title", ["abcdef", "a\0", 1, None]),
        ("status", ["DRAFT", "", 0, None]),
        (
            "price",
            ["1.234", "12345", "01", "1.", ".5", "+1", "1e2", " 1", "1\n", "NaN", "", 1, 1.5],
        ),
        ("price", ["Infinity", "\u0661", None]),
        ("count", ["1.0", "1000", "1."]),
        ("share", ["1", "0.1234", "00.1"]),
        ("inStock", ["true", 1, 0]),
        ("number", [2**31, -(2**31) - 1, 1.5, 1e300, "1", True]),
        (
            "bigNumber",
            [str(2**63), str(-(2**63) - 1), "9" * 5000, "01", "-0", "+1", "1.0", 1, True],
        ),
        ("weight", ["1", True, 10**400]),
        ("madeOn", ["2030-02-29", "0000-01-01", "2030-01-01T00:00:00", "1577836800", "20300101"]),
        ("opensAt", ["24:00", "8:30", "08:30:60", "08:30:00.1234567", "08:30Z", "08:30+01:00"]),
        ("soldAt", ["2030-01-01T00:00:00", "2030-01-01 00:00:00Z", "1577836800", 1577836800]),
        ("soldAt", ["0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"]),
        ("soldAt", ["2030-02-29T00:00:00Z", "2030-01-01T00:00:00.1234567Z", "2030-01-01T00:00Z"]),
        (
            "serial",
            [SERIAL.replace("-", ""), "{" + SERIAL + "}", SERIAL + "0", f"urn:uuid:{SERIAL}"],
        ),
        ("parentId", [True, 0, "", {}]),
    ],
)
def test_what_is_none_is_refused_by_its_name(field: str, refused: list[object]) -> None:
    for value in refused:
        with pytest.raises(ValidationError) as caught:
            _decoded(field, value)

        assert [fault["loc"] for fault in caught.value.errors()] == [(field,)], value


@pytest.mark.parametrize("number", ["1e999", "-1e999", "NaN", "Infinity"])
def test_a_number_that_is_not_finite_is_refused(number: str) -> None:
    with pytest.raises(ValidationError) as caught:
        ThingRequest.model_validate_json(f'{"{"}"title": "a", "weight": {number}{"}"}')

    assert [fault["loc"] for fault in caught.value.errors()] == [("weight",)]


def test_a_moment_is_written_in_utc_wherever_it_comes_from() -> None:
    tokyo = timezone(timedelta(hours=9))
    thing = ThingRequest(title="a", sold_at=datetime(2030, 1, 1, 9, tzinfo=tokyo))

    assert json.loads(thing.model_dump_json())["soldAt"] == "2030-01-01T00:00:00Z"


def test_a_moment_of_nobody_knows_which_offset_is_refused() -> None:
    with pytest.raises(ValidationError, match="should have timezone info"):
        ThingRequest(title="a", sold_at=datetime(2030, 1, 1))  # noqa: DTZ001


def test_a_message_says_what_is_expected() -> None:
    with pytest.raises(ValidationError, match="at most 4 digits before and 2 after the point"):
        _decoded("price", "1.234")


def test_attributes_are_no_names_of_json() -> None:
    with pytest.raises(ValidationError) as caught:
        _decoded("big_number", "1")

    assert [fault["type"] for fault in caught.value.errors()] == ["extra_forbidden"]
