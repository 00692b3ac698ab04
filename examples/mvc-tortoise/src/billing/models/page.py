"""A part of a list: which rows somebody asks for, and what they get."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Sort:
    """An attribute to sort by.

    Attributes:
        field: The attribute's name.
        descending: Whether the greatest comes first.
    """

    field: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class PageRequest:
    """Which rows of a list.

    Attributes:
        limit: How many at most.
        offset: How many to leave out at the beginning.
        sort: The most significant attribute first; rows that are level come in the order of their
            identities.
        filters: Attributes, and the values that they have to equal.
    """

    limit: int
    offset: int
    sort: tuple[Sort, ...] = ()
    filters: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Page(Generic[T_co]):
    """The rows that were asked for.

    Attributes:
        items: The rows, sorted.
        total: How many rows there are on all pages.
        limit: As in the request.
        offset: As in the request.
    """

    items: tuple[T_co, ...]
    total: int
    limit: int
    offset: int
