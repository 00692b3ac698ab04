"""The families of expected failure, and the failures that every entity shares.

A family says what kind of thing went wrong, never how a transport tells it: HTTP statuses stand in
`presentation/http/status.py` alone. A concrete failure is a subclass with its own ``code`` and
``message``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Failure:
    """An expected failure of an operation.

    Attributes:
        code: Stable name in snake_case that clients may branch on.
        message: One sentence for a person.
    """

    code: ClassVar[str]
    message: ClassVar[str]


@dataclass(frozen=True, slots=True)
class NotFound(Failure):
    """What was asked for does not exist, or not for this actor."""

    code: ClassVar[str] = "not_found"
    message: ClassVar[str] = "There is no such resource."


@dataclass(frozen=True, slots=True)
class Conflict(Failure):
    """The request contradicts what is stored."""

    code: ClassVar[str] = "conflict"
    message: ClassVar[str] = "The request contradicts the stored state."


@dataclass(frozen=True, slots=True)
class Unauthenticated(Failure):
    """The actor did not prove who they are."""

    code: ClassVar[str] = "unauthenticated"
    message: ClassVar[str] = "Valid credentials are required."


@dataclass(frozen=True, slots=True)
class Forbidden(Failure):
    """The actor is known and may not do this."""

    code: ClassVar[str] = "forbidden"
    message: ClassVar[str] = "This is not allowed."


@dataclass(frozen=True, slots=True)
class PreconditionFailed(Failure):
    """The resource is not what the actor takes it for."""

    code: ClassVar[str] = "precondition_failed"
    message: ClassVar[str] = "The resource is in another state than the request assumes."


@dataclass(frozen=True, slots=True)
class Invalid(Failure):
    """The request is well formed, and cannot be meant so."""

    code: ClassVar[str] = "invalid"
    message: ClassVar[str] = "The request cannot be carried out with these values."


@dataclass(frozen=True, slots=True)
class TooManyRequests(Failure):
    """The actor has to wait.

    Attributes:
        retry_after: Seconds until another attempt may succeed.
    """

    code: ClassVar[str] = "too_many_requests"
    message: ClassVar[str] = "Too many attempts; try again later."
    retry_after: int = 60


@dataclass(frozen=True, slots=True)
class Unavailable(Failure):
    """The service cannot do this at the moment."""

    code: ClassVar[str] = "unavailable"
    message: ClassVar[str] = "The service is not available at the moment; try again later."


@dataclass(frozen=True, slots=True)
class AlreadyTaken(Conflict):
    """Another row has the value, and no two may.

    Attributes:
        field: The attribute's name.
    """

    code: ClassVar[str] = "already_taken"
    message: ClassVar[str] = "This value is taken."
    field: str


@dataclass(frozen=True, slots=True)
class StillReferenced(Conflict):
    """Other rows refer to this one, which therefore stays.

    Attributes:
        field: What refers to it, as ``table.column``.
    """

    code: ClassVar[str] = "still_referenced"
    message: ClassVar[str] = "Something else still refers to this resource."
    field: str


@dataclass(frozen=True, slots=True)
class UnknownReference(Invalid):
    """What the value refers to does not exist, or not for this actor.

    Attributes:
        field: The attribute's name.
    """

    code: ClassVar[str] = "unknown_reference"
    message: ClassVar[str] = "What this refers to does not exist."
    field: str


@dataclass(frozen=True, slots=True)
class RevisionMismatch(PreconditionFailed):
    """The resource has changed since the actor read it."""

    code: ClassVar[str] = "revision_mismatch"
    message: ClassVar[str] = "The resource has changed in the meantime; read it again."


@dataclass(frozen=True, slots=True)
class IdempotencyKeyReused(Invalid):
    """The key stands for a write with another input."""

    code: ClassVar[str] = "idempotency_key_reused"
    message: ClassVar[str] = "This idempotency key was used for another request."


class DependencyUnavailableError(Exception):
    """A database, cache or mail server that the service needs does not answer.

    Not a `Failure`: no caller can act on it but by trying again later.

    Attributes:
        dependency: What is gone, for example ``"database"``.
    """

    def __init__(self, dependency: str) -> None:
        super().__init__(f"the {dependency} does not answer")
        self.dependency = dependency


class UndeliverableError(Exception):
    """Whoever should have got something will never take it; another attempt changes nothing."""
