"""Who acts, and under what circumstances: handed to every operation."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Generic, TypeVar
from uuid import UUID

from .identity import EntityId


@dataclass(frozen=True, slots=True)
class Anonymous:
    """Somebody who has not signed in."""


@dataclass(frozen=True, slots=True)
class SignedInUser:
    """A user with a living session."""

    user_id: EntityId
    session_id: UUID


@dataclass(frozen=True, slots=True)
class System:
    """The service itself, or an operator at its command line."""

    name: str


Actor = Anonymous | SignedInUser | System


class Mode(Enum):
    """What a write does with its effects."""

    APPLY = "apply"
    PREVIEW = "preview"  # everything is checked, nothing is kept or sent


A_co = TypeVar("A_co", bound=Actor, covariant=True)


@dataclass(frozen=True, slots=True)
class OperationContext(Generic[A_co]):
    """The circumstances of one call.

    Attributes:
        request_id: Ties together the log lines and the answer of one request.
        actor: On whose behalf the operation runs.
        idempotency_key: The client's own name for this write, if it gave one.
        mode: Whether effects are kept.
    """

    request_id: str
    actor: A_co
    idempotency_key: str | None = None
    mode: Mode = Mode.APPLY
