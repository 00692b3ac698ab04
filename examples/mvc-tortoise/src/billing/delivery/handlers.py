"""Which operation handles which message."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TypeVar

from pydantic import TypeAdapter

from ..models.context import OperationContext, System
from ..models.failures import Failure
from ..models.outbox import Message, StoredMessage
from ..models.result import Result
from ..services.operations import Operations

M = TypeVar("M", bound=Message)

Handling = Awaitable[Result[object, Failure]]
Handler = Callable[[M, OperationContext[System]], Handling]


class UnknownMessageError(Exception):
    """Nobody handles messages of this kind, in this release of the service."""

    def __init__(self, kind: str) -> None:
        super().__init__(f"nobody handles messages of the kind {kind}")


class Handlers:
    """Decodes messages and calls the operations that handle them.

    Args:
        operations: All operations of the service.
    """

    def __init__(self, operations: Operations) -> None:
        self.operations = operations
        self._handlers: dict[str, Callable[[str, OperationContext[System]], Handling]] = {}

    @property
    def kinds(self) -> set[str]:
        """The kinds of messages that are handled."""
        return set(self._handlers)

    def add(self, message: type[M], handler: Handler[M]) -> None:
        """Let an operation handle every message of a type.

        Raises:
            ValueError: Messages of this kind are handled already.
        """
        if message.kind in self._handlers:
            raise ValueError(f"two handlers for messages of the kind {message.kind}")
        adapter = TypeAdapter(message)

        async def handle(
            payload: str, context: OperationContext[System]
        ) -> Result[object, Failure]:
            return await handler(adapter.validate_json(payload), context)

        self._handlers[message.kind] = handle

    async def handle(self, message: StoredMessage) -> Result[object, Failure]:
        """Call the operation.

        A message may come twice. Its identity is the idempotency key of the call, so that an
        operation which heeds those does its work once.

        Raises:
            UnknownMessageError: There is none.
            ValidationError: The message is not what its kind says.
        """
        if message.kind not in self._handlers:
            raise UnknownMessageError(message.kind)
        context = OperationContext(
            request_id=message.request_id,
            actor=System("outbox"),
            idempotency_key=str(message.id),
        )
        return await self._handlers[message.kind](message.payload, context)
