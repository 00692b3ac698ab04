from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

from orders.domain.context import Mode
from orders.domain.outbox import StoredMessage
from orders.domain.users import EmailAddress
from orders.domain.users.messages import EmailChangeMail
from orders.infrastructure.database.unit_of_work import UnitsOfWork

from ..entity_ids import entity_id
from .rows import NOW

MAIL = EmailChangeMail(entity_id(1), EmailAddress("änn@example.com"))
LEASE = timedelta(seconds=60)


async def _add(units: UnitsOfWork, count: int = 1, mode: Mode = Mode.APPLY) -> None:
    async with units.writing(mode) as unit:
        for number in range(count):
            await unit.outbox.add(MAIL, f"request {number}", NOW + timedelta(seconds=number))
        await unit.commit()


async def _claim(
    units: UnitsOfWork, limit: int = 10, after: timedelta = LEASE
) -> tuple[StoredMessage, ...]:
    async with units.writing(Mode.APPLY) as unit:
        claimed = await unit.outbox.claim(NOW + after, NOW + after + LEASE, limit)
        await unit.commit()
    return claimed


async def _put_back(units: UnitsOfWork, message: StoredMessage, *, for_good: bool) -> bool:
    async with units.writing(Mode.APPLY) as unit:
        kept = await unit.outbox.put_back(message, None if for_good else NOW, "no server")
        await unit.commit()
    return kept


async def test_a_message_comes_out_as_it_went_in(units: UnitsOfWork) -> None:
    await _add(units)

    [message] = await _claim(units)

    assert message.kind == "users.email_change_mail"
    assert "änn@example.com" in message.payload
    assert message.request_id == "request 0"
    assert message.created_at == NOW
    assert message.attempts == 1
    assert message.last_error is None


async def test_a_preview_adds_no_message(units: UnitsOfWork) -> None:
    await _add(units, mode=Mode.PREVIEW)

    assert await _claim(units) == ()


async def test_messages_are_claimed_in_the_order_in_which_they_are_due(units: UnitsOfWork) -> None:
    await _add(units, 5)

    first = await _claim(units, 2)
    second = await _claim(units, 2)

    claimed = [message.request_id for message in first + second]
    assert sorted(claimed) == claimed == [f"request {number}" for number in range(4)]


async def test_what_is_not_due_is_not_claimed(units: UnitsOfWork) -> None:
    await _add(units, 5)

    assert len(await _claim(units, after=timedelta(seconds=2))) == 3
    async with units.reading() as unit:
        assert not await unit.outbox.is_due(NOW + timedelta(seconds=2))
        assert await unit.outbox.is_due(NOW + timedelta(seconds=3))


async def test_claimants_at_once_share_the_messages(units: UnitsOfWork) -> None:
    await _add(units, 40)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(_claim(units, 4)) for _ in range(10)]

    claimed = [message.id for task in tasks for message in task.result()]
    assert len(claimed) == len(set(claimed))
    claimed += [message.id for message in await _claim(units, 40)]
    assert len(claimed) == len(set(claimed)) == 40


async def test_after_its_lease_a_message_is_claimed_again_and_no_longer_the_first_ones(
    units: UnitsOfWork,
) -> None:
    await _add(units)
    [first] = await _claim(units)
    assert await _claim(units) == ()

    [second] = await _claim(units, after=2 * LEASE)

    assert (second.id, second.attempts) == (first.id, 2)
    assert not await _put_back(units, first, for_good=True)
    async with units.writing(Mode.APPLY) as unit:
        assert not await unit.outbox.remove(first)
        assert await unit.outbox.remove(second)
        assert await unit.outbox.count_waiting() == 0


async def test_what_is_put_back_says_why(units: UnitsOfWork) -> None:
    await _add(units)
    [message] = await _claim(units)

    assert await _put_back(units, message, for_good=False)

    [again] = await _claim(units)
    assert again == replace(message, attempts=2, last_error="no server")


async def test_what_was_given_up_stays_until_it_is_revived_or_discarded(
    units: UnitsOfWork,
) -> None:
    await _add(units, 3)
    given_up = await _claim(units)
    for message in given_up:
        await _put_back(units, message, for_good=True)
    first, second, _ = given_up
    assert await _claim(units, after=timedelta(days=365)) == ()

    async with units.writing(Mode.APPLY) as unit:
        assert [kept.id for kept in await unit.outbox.given_up(2)] == [first.id, second.id]
        assert await unit.outbox.discard(first.id)
        assert not await unit.outbox.discard(first.id)
        assert await unit.outbox.revive(uuid4(), NOW) == 0
        assert await unit.outbox.revive(second.id, NOW) == 1
        assert not await unit.outbox.discard(second.id), "it is to be delivered"
        assert await unit.outbox.revive(None, NOW) == 1
        assert await unit.outbox.count_waiting() == 2
        await unit.commit()

    assert [message.attempts for message in await _claim(units)] == [1, 1]
