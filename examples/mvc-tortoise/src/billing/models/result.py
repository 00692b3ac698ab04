"""Expected failures are values.

An operation returns ``Ok(value)`` or ``Err(failure)``; an exception is a bug or an infrastructure
that is gone.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)
E_co = TypeVar("E_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Ok(Generic[T_co]):
    """A success and what it yields."""

    value: T_co


@dataclass(frozen=True, slots=True)
class Err(Generic[E_co]):
    """An expected failure and what it is."""

    failure: E_co


T = TypeVar("T")
E = TypeVar("E")

Result = Ok[T] | Err[E]
