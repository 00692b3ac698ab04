"""The types of what entities hold; nothing is rounded, cut off or guessed on its way in or out."""

from __future__ import annotations

import re
import sys
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Annotated
from uuid import UUID

from pydantic import BeforeValidator, Field
from pydantic_core import core_schema

from .spelling import Spelling

_YEAR = r"(?:[1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_DAY = rf"{_YEAR}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_HOUR_MINUTE = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]"
_SECOND = r":[0-5][0-9](?:\.[0-9]{1,6})?"
_LARGEST = sys.float_info.max


def _whole(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


WHOLE = BeforeValidator(_whole)  # 2.0 is the same JSON as 2; JSON Schema takes it for an integer
Text = Annotated[str, Field(pattern=r"^[^\x00]*$")]  # what PostgreSQL can store
Integer32 = Annotated[int, Field(ge=-(2**31), le=2**31 - 1), WHOLE]
Float = Annotated[float, Field(allow_inf_nan=False, ge=-_LARGEST, le=_LARGEST)]


def _up_to(greatest: str) -> str:
    """A pattern of all whole numbers from 1 to the greatest, which begins with a 9."""
    last = len(greatest) - 1
    shorter = "[1-9]" + _digits(0, last - 1)
    smaller = [
        f"{greatest[:place]}[{int(place == 0)}-{int(digit) - 1}]" + _digits(last - place)
        for place, digit in enumerate(greatest)
        if digit != "0"
    ]
    return "|".join([shorter, *smaller, greatest])


def _digits(*count: int) -> str:
    return "[0-9]{" + ",".join(map(str, count)) + "}"


Bigint = Annotated[
    int,
    Spelling(
        code="bigint",
        kind=int,
        pattern=re.compile(f"^(?:0|{_up_to(str(2**63 - 1))}|-(?:{_up_to(str(2**63))}))$"),
        parse=int,
        expected=f'a text with a whole number from {-(2**63)} to {2**63 - 1}, as "42"',
        write=str,
    ),
]
Uuid = Annotated[
    UUID,
    Spelling(
        code="uuid",
        kind=UUID,
        pattern=re.compile("^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$"),
        parse=UUID,
        expected="a UUID in its usual form with four hyphens",
        format="uuid",
    ),
]
DateOnly = Annotated[
    date,
    Spelling(
        code="date",
        kind=date,
        pattern=re.compile(f"^{_DAY}$"),
        parse=date.fromisoformat,
        expected="a date as 2030-12-31",
        format="date",
    ),
]
LocalTime = Annotated[
    time,
    Spelling(
        code="local_time",
        kind=time,
        pattern=re.compile(f"^{_HOUR_MINUTE}(?:{_SECOND})?$"),
        parse=time.fromisoformat,
        expected="a time of day without an offset, as 23:59, 23:59:59 or 23:59:59.999999",
    ),
]


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text.upper()).astimezone(UTC)


def _in_utc(value: datetime) -> datetime:
    return value.astimezone(UTC)


_IN_UTC = core_schema.union_schema(
    [
        core_schema.datetime_schema(strict=True, tz_constraint=0),
        core_schema.no_info_after_validator_function(
            _in_utc, core_schema.datetime_schema(strict=True, tz_constraint="aware")
        ),
    ],
    mode="left_to_right",
)


Instant = Annotated[
    datetime,
    Spelling(
        code="datetime",
        kind=datetime,
        pattern=re.compile(f"^{_DAY}[Tt]{_HOUR_MINUTE}{_SECOND}(?:[Zz]|[+-]{_HOUR_MINUTE})$"),
        parse=_instant,
        expected="a date and time with an offset, in the years 1 to 9999 of UTC, as "
        "2030-12-31T23:59:59Z or 2030-12-31T23:59:59.999999+01:00",
        instance=_IN_UTC,
        format="date-time",
    ),
]


def decimal_text(precision: int, scale: int) -> Spelling[Decimal]:
    """A decimal number as text, written with exactly as many decimal places as it has.

    Args:
        precision: How many digits there are at most, before and after the point.
        scale: How many of them come after the point.
    """
    ahead = precision - scale
    whole = f"(?:0|[1-9]{_digits(0, ahead - 1)})" if ahead else "0"
    fraction = rf"(?:\.{_digits(1, scale)})?" if scale else ""

    def parse(text: str) -> Decimal:
        before, _, after = text.partition(".")
        value = Decimal(f"{before}.{after:0<{scale}}")
        return value or value.copy_abs()

    return Spelling(
        code="decimal",
        kind=Decimal,
        pattern=re.compile(f"^-?{whole}{fraction}$"),
        parse=parse,
        expected=f"a text with a decimal number of at most {ahead} digits before "
        f"and {scale} after the point",
        write=lambda value: f"{value:.{scale}f}",
    )
