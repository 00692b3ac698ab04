from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import Any, TypeVar

from billing.models.page import Page, PageRequest, Sort

T = TypeVar("T")


def page_of(rows: Iterable[T], request: PageRequest) -> Page[T]:
    """The page that a database would give; None comes after all values."""
    wanted = [row for row in rows if _meets(row, request)]
    for sort in reversed((*request.sort, Sort("id"))):
        wanted.sort(key=partial(_rank, sort.field), reverse=sort.descending)
    part = wanted[request.offset : request.offset + request.limit]
    return Page(tuple(part), len(wanted), request.limit, request.offset)


def _meets(row: object, request: PageRequest) -> bool:
    return all(_value(row, name) == value for name, value in request.filters.items())


def _rank(name: str, row: object) -> tuple[bool, Any]:
    value = _value(row, name)
    return value is None, value


def _value(row: Any, name: str) -> Any:
    """A field's value; an entity may keep those that clients set in its ``values``."""
    return getattr(row, name) if hasattr(row, name) else getattr(row.values, name)
