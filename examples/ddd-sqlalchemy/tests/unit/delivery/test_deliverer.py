from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest

from orders.config.outbox import OutboxSettings
from orders.domain.context import OperationContext, System
from orders.domain.failures import DependencyUnavailableError, NotFound, UndeliverableError
from orders.domain.outbox import DeliveryPolicy, Message
from orders.domain.result import Err, Ok, Result
from orders.presentation.delivery import Handlers, deliverer
from orders.presentation.delivery.attempt import Attempt
from orders.presentation.delivery.deliverer import Deliverer

from ..fakes import FakeService
from .posting import stored

SETTINGS = OutboxSettings(poll_seconds=0.001, concurrency=2)


@dataclass(frozen=True, slots=True)
class Novelty(Message):
    """Something that another release does."""

    kind: ClassVar[str] = "test.novelty"


@dataclass(frozen=True, slots=True)
class Job(Message):
    """Something to do."""

    kind: ClassVar[str] = "test.job"
    number: int


class Worker:
    """Does jobs when it is allowed to, unless it is told how to fail."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.done: list[int] = []
        self.may_end = asyncio.Event()
        self.may_end.set()
        self.raises: Exception | None = None
        self.refuses = False

    async def __call__(
        self, job: Job, _context: OperationContext[System]
    ) -> Result[None, NotFound]:
        self.begun.append(job.number)
        await self.may_end.wait()
        if self.raises:
            raise self.raises
        self.done.append(job.number)
        return Err(NotFound()) if self.refuses else Ok(None)


def _deliverer(service: FakeService, worker: Worker, policy: DeliveryPolicy) -> Deliverer:
    handlers = Handlers(service.operations)
    handlers.add(Job, worker)
    return Deliverer(service.outbox.claim, Attempt(handlers, service.outbox, policy), SETTINGS)


@asynccontextmanager
async def _delivering(
    service: FakeService, worker: Worker, policy: DeliveryPolicy | None = None
) -> AsyncIterator[asyncio.Event]:
    """A deliverer at work; the event that tells it to end, which happens at the latest at the end."""
    ending = asyncio.Event()
    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        runner = _deliverer(service, worker, policy or service.delivery_policy)
        group.create_task(runner.run(ending))
        yield ending
        ending.set()


async def _until(condition: object, *arguments: object) -> None:
    assert callable(condition)
    while not condition(*arguments):  # noqa: ASYNC110 - what it waits for has no event
        await asyncio.sleep(0.001)


def _is_empty(service: FakeService) -> bool:
    return service.units.storage.outbox == {}


def _given_up(service: FakeService) -> list[str | None]:
    messages = service.units.storage.outbox.values()
    return [message.last_error for message in messages if message.due_at is None]


async def test_every_message_is_delivered_a_few_at_a_time(service: FakeService) -> None:
    worker = Worker()
    worker.may_end.clear()
    for number in range(5):
        await stored(service, Job(number))

    async with _delivering(service, worker):
        await _until(lambda: len(worker.begun) == SETTINGS.concurrency)
        await asyncio.sleep(0.01)
        assert worker.begun == [0, 1]
        worker.may_end.set()
        await _until(_is_empty, service)

    assert sorted(worker.done) == [0, 1, 2, 3, 4]


async def test_what_was_begun_is_finished_at_the_end(service: FakeService) -> None:
    worker = Worker()
    worker.may_end.clear()
    await stored(service, Job(1))

    async with _delivering(service, worker) as ending:
        await _until(lambda: worker.begun == [1])
        ending.set()
        await stored(service, Job(2))
        worker.may_end.set()

    assert worker.done == [1]
    assert len(service.units.storage.outbox) == 1


async def test_what_takes_too_long_at_the_end_comes_back(
    service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deliverer, "FINISHING", 0.01)
    worker = Worker()
    worker.may_end.clear()
    await stored(service, Job(1))

    async with _delivering(service, worker):
        await _until(lambda: worker.begun == [1])

    [message] = service.units.storage.outbox.values()
    assert message.due_at == service.clock.now() + service.delivery_policy.lease


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (DependencyUnavailableError("mail server"), "the mail server does not answer"),
        (RuntimeError("a mistake"), "RuntimeError: a mistake"),
    ],
)
async def test_a_failure_is_tried_again_until_it_is_given_up(
    service: FakeService, error: Exception, told: str
) -> None:
    worker = Worker()
    worker.raises = error
    await stored(service, Job(1))

    def given_up() -> bool:
        service.clock.advance(hours=1)
        return bool(_given_up(service))

    async with _delivering(service, worker):
        await _until(given_up)

    assert worker.begun == [1] * service.delivery_policy.max_attempts
    assert _given_up(service) == [told]


async def test_what_another_release_handles_waits_for_it(service: FakeService) -> None:
    await stored(service, Novelty())

    def put_back() -> bool:
        return any(message.last_error for message in service.units.storage.outbox.values())

    async with _delivering(service, Worker()):
        await _until(put_back)

    [message] = service.units.storage.outbox.values()
    assert message.last_error == "nobody handles messages of the kind test.novelty"
    assert message.due_at is not None


async def test_what_an_operation_refuses_is_given_up_at_once(service: FakeService) -> None:
    worker = Worker()
    worker.refuses = True
    await stored(service, Job(1))

    async with _delivering(service, worker):
        await _until(_given_up, service)

    assert worker.begun == [1]
    assert _given_up(service) == ["not_found: There is no such resource."]


async def test_what_a_recipient_refuses_for_good_is_given_up_at_once(service: FakeService) -> None:
    worker = Worker()
    worker.raises = UndeliverableError("550 no such mailbox")
    await stored(service, Job(1))

    async with _delivering(service, worker):
        await _until(_given_up, service)

    assert worker.begun == [1]
    assert _given_up(service) == ["550 no such mailbox"]


async def test_a_delivery_has_an_end(service: FakeService) -> None:
    worker = Worker()
    worker.may_end.clear()
    await stored(service, Job(1))

    def put_back() -> bool:
        return any(message.last_error for message in service.units.storage.outbox.values())

    async with _delivering(service, worker, DeliveryPolicy(timedelta(seconds=0.01), 5)):
        await _until(put_back)

    [message] = service.units.storage.outbox.values()
    assert message.last_error == "not done within 0.008 s"


async def test_a_message_that_no_process_survives_is_given_up(service: FakeService) -> None:
    worker = Worker()
    await stored(service, Job(1))
    for _ in range(service.delivery_policy.max_attempts):
        await service.outbox.claim(1, OperationContext("test", System("test")))
        service.clock.advance(hours=1)

    async with _delivering(service, worker):
        await _until(_given_up, service)

    assert worker.begun == []


async def test_a_database_that_is_gone_for_a_while_stops_nobody(
    service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker()
    await stored(service, Job(1))
    attempts: list[int] = []

    def gone(_mode: object = None) -> object:
        attempts.append(1)
        raise DependencyUnavailableError("database")

    monkeypatch.setattr(service.units, "reading", gone)
    async with _delivering(service, worker):
        await _until(lambda: len(attempts) == 3)
        monkeypatch.undo()
        await _until(_is_empty, service)

    assert worker.done == [1]


async def test_an_outcome_that_cannot_be_kept_stops_nobody(
    service: FakeService, monkeypatch: pytest.MonkeyPatch
) -> None:
    worker = Worker()
    await stored(service, Job(1))
    remove = "orders.operational.outbox.complete.CompleteMessage.__call__"

    async def gone(*_arguments: object) -> None:
        raise DependencyUnavailableError("database")

    monkeypatch.setattr(remove, gone)
    async with _delivering(service, worker):
        await _until(lambda: worker.done == [1])
        await asyncio.sleep(0.01)
        monkeypatch.undo()
        service.clock.advance(minutes=2)
        await _until(_is_empty, service)

    assert worker.done == [1, 1], "twice, rather than never"
