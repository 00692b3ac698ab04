"""A write that a client may send again: it is done once, and answered as the first time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Protocol, TypeVar

from .context import Actor, Anonymous, OperationContext, SignedInUser, System
from .failures import IdempotencyKeyReused
from .result import Result

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class IdempotentRequest:
    """A write with the name that its client gave it.

    Attributes:
        operation: What is to be done; one key means something else to another operation.
        actor: On whose behalf; nobody sees what another actor's key stands for.
        key: The client's name for the write.
        fingerprint: SHA-256 of the operation's input, in hex.
    """

    operation: str
    actor: str
    key: str
    fingerprint: str


def idempotent_request(
    context: OperationContext[Actor], operation: str, content: object
) -> IdempotentRequest | None:
    """The write as it is remembered; None where the client gave it no key.

    Args:
        context: Who calls, and with which key.
        operation: The operation's name.
        content: The operation's input, a dataclass.
    """
    if context.idempotency_key is None:
        return None
    return IdempotentRequest(
        operation=operation,
        actor=_name_of(context.actor),
        key=context.idempotency_key,
        fingerprint=sha256(repr(content).encode()).hexdigest(),
    )


class IdempotencyKeys(Protocol):
    """Remembers, in the transaction of the write itself, what was done under which key."""

    async def claim(
        self, request: IdempotentRequest, kind: type[T], now: datetime
    ) -> Result[T | None, IdempotencyKeyReused]:
        """Take the key, waiting for whoever is at it; ``Ok(None)`` where the write is to be done.

        Args:
            request: The write.
            kind: Type of what it yields, a dataclass.
            now: Keys of more than a day before are forgotten.

        Returns:
            What the write yielded when it was done before; a failure where the key was used for
            another input.
        """
        ...

    async def keep(self, request: IdempotentRequest, outcome: object) -> None:
        """Remember what the write yielded; kept or forgotten together with the write."""
        ...


def _name_of(actor: Actor) -> str:
    match actor:
        case Anonymous():
            return "anonymous"
        case SignedInUser(user_id):
            return f"user:{user_id}"
        case System(name):
            return f"system:{name}"
