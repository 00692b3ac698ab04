from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

from orders.domain.context import Mode
from orders.domain.failures import NotFound
from orders.domain.outbox import StoredMessage
from orders.domain.result import Err, Ok
from orders.domain.users import EmailAddress
from orders.domain.users.messages import PasswordResetMail
from orders.operational.outbox import FailedDelivery, OutboxState

from ..fakes import OPERATOR, FakeService

MAIL = PasswordResetMail(EmailAddress("ann@example.com"))


async def _add(service: FakeService) -> None:
    async with service.units.writing(Mode.APPLY) as unit:
        await unit.outbox.add(MAIL, "request 1", service.clock.now())
        await unit.commit()


async def _claimed(service: FakeService) -> StoredMessage:
    [message] = (await service.outbox.claim(10, OPERATOR)).value
    return message


async def test_a_message_is_claimed_once_until_its_lease_is_over(service: FakeService) -> None:
    await _add(service)

    first = await _claimed(service)
    assert await service.outbox.claim(10, OPERATOR) == Ok(())
    service.clock.advance(seconds=60)
    second = await _claimed(service)

    assert (first.attempts, second.attempts) == (1, 2)
    assert first.request_id == second.request_id == "request 1"


async def test_a_delivered_message_is_gone(service: FakeService) -> None:
    await _add(service)

    await service.outbox.complete(await _claimed(service), OPERATOR)

    assert await service.outbox.inspect() == Ok(OutboxState(0, ()))


async def test_a_failed_message_waits_longer_each_time_and_is_given_up(
    service: FakeService,
) -> None:
    await _add(service)
    pauses = []
    for _ in range(service.delivery_policy.max_attempts):
        failed = FailedDelivery(await _claimed(service), "no server")
        due_at = (await service.outbox.fail(failed, OPERATOR)).value
        pauses.append(due_at and due_at - service.clock.now())
        service.clock.advance(minutes=1)

    first, second, last = pauses
    assert first
    assert second
    assert timedelta(seconds=0.7) < first < second < timedelta(seconds=3)
    assert last is None
    state = (await service.outbox.inspect()).value
    assert state.waiting == 0
    assert [message.last_error for message in state.given_up] == ["no server"]


async def test_what_was_given_up_can_be_tried_again(service: FakeService) -> None:
    await _add(service)
    message = await _claimed(service)
    await service.outbox.fail(FailedDelivery(message, "refused", again=False), OPERATOR)

    assert await service.outbox.retry(message.id, OPERATOR) == Ok(1)

    assert (await _claimed(service)).attempts == 1
    assert await service.outbox.retry(message.id, OPERATOR) == Err(NotFound())
    assert await service.outbox.retry(None, OPERATOR) == Ok(0)


async def test_what_was_given_up_can_be_discarded_and_nothing_else(service: FakeService) -> None:
    await _add(service)
    message = await _claimed(service)
    assert await service.outbox.discard(message.id, OPERATOR) == Err(NotFound())
    await service.outbox.fail(FailedDelivery(message, "x" * 9999, again=False), OPERATOR)

    [kept] = (await service.outbox.inspect()).value.given_up
    assert len(kept.last_error or "") < 9999
    assert await service.outbox.discard(message.id, OPERATOR) == Ok(None)
    assert await service.outbox.discard(uuid4(), OPERATOR) == Err(NotFound())
    assert service.units.storage.outbox == {}
