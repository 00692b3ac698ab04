from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import pytest

from orders.domain.context import OperationContext, System
from orders.domain.identity import EntityId
from orders.domain.outbox import Message, StoredMessage
from orders.domain.result import Ok
from orders.presentation.delivery import Handlers, register_handlers
from orders.presentation.delivery.handlers import UnknownMessageError

from ...entity_ids import entity_id
from ..fakes import FakeService
from .posting import stored


@dataclass(frozen=True, slots=True)
class Greeting(Message):
    """Says hello to a user."""

    kind: ClassVar[str] = "test.greeting"
    user_id: EntityId


def _kinds(message: type[Message]) -> set[str]:
    kinds = {kind for derived in message.__subclasses__() for kind in _kinds(derived)}
    return kinds | {getattr(message, "kind", "")}


def test_every_message_of_the_service_has_a_handler(service: FakeService) -> None:
    handlers = Handlers(service.operations)

    register_handlers(handlers)

    there_are = {kind for kind in _kinds(Message) if not kind.startswith("test.")}
    assert there_are - {""} == handlers.kinds


async def test_a_message_arrives_as_it_was_sent_under_the_name_of_its_request(
    service: FakeService,
) -> None:
    handlers = Handlers(service.operations)
    calls: list[tuple[Greeting, OperationContext[System]]] = []

    async def greet(greeting: Greeting, context: OperationContext[System]) -> Ok[None]:
        calls.append((greeting, context))
        return Ok(None)

    handlers.add(Greeting, greet)
    sent = Greeting(entity_id(7))
    message = await stored(service, sent)

    assert await handlers.handle(message) == Ok(None)

    [(received, context)] = calls
    assert received == sent
    assert context.request_id == message.request_id
    assert context.idempotency_key == str(message.id)


async def test_a_message_of_another_release_is_told(service: FakeService) -> None:
    message: StoredMessage = await stored(service, Greeting(entity_id(7)))

    with pytest.raises(UnknownMessageError, match=r"test\.greeting"):
        await Handlers(service.operations).handle(message)


def test_a_kind_has_one_handler(service: FakeService) -> None:
    handlers = Handlers(service.operations)
    register_handlers(handlers)

    with pytest.raises(ValueError, match="two handlers"):
        register_handlers(handlers)
