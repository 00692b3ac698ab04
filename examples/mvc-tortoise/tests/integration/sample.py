from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any
from uuid import UUID

from billing.models.identity import EntityId

# So long that the names of its constraints are cut.
BOOKS = "sample_books_whose_constraints_are_too_long_for_whole_names"


class Colour(StrEnum):
    """An enumeration."""

    RED = "red"
    DARK_GREEN = "dark green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A value of every kind."""

    id: EntityId
    name: str
    text: str | None = None
    small: int | None = None
    large: int | None = None
    ratio: float | None = None
    number: Decimal | None = None
    flag: bool | None = None
    day: date | None = None
    moment: datetime | None = None
    clock: time | None = None
    key: UUID | None = None
    value: Any = None
    colour: Colour | None = None


COLUMNS = tuple(field.name for field in fields(Sample))


def to_columns(sample: Sample) -> dict[str, object]:
    """What a row has."""
    return {name: getattr(sample, name) for name in COLUMNS}


def to_sample(row: object) -> Sample:
    """What a row says."""
    return Sample(**{name: getattr(row, name) for name in COLUMNS})
