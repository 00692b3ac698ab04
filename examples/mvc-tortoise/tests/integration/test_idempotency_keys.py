from __future__ import annotations

import asyncio
import sys
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from billing.models.context import Mode
from billing.models.database.unit_of_work import UnitsOfWork
from billing.models.failures import IdempotencyKeyReused
from billing.models.idempotency import IdempotentRequest
from billing.models.result import Err, Ok, Result

from .claim import Outcome, claim_and_keep
from .rows import NOW
from .sql import execute

REQUEST = IdempotentRequest(operation="orders.create", actor="user:1", key="k", fingerprint="f")
DAY = timedelta(days=1)
MOMENT = timedelta(microseconds=1)


async def _claim(
    units: UnitsOfWork, request: IdempotentRequest = REQUEST, now: datetime = NOW
) -> Result[Outcome | None, IdempotencyKeyReused]:
    async with units.writing(Mode.PREVIEW) as unit:
        return await unit.idempotency_keys.claim(request, Outcome, now)


async def test_what_was_done_is_told_and_not_done_again(units: UnitsOfWork) -> None:
    assert await claim_and_keep(units, REQUEST, "first") == Ok(Outcome("first"))
    assert await claim_and_keep(units, REQUEST, "second") == Ok(Outcome("first"))


async def test_of_many_at_once_one_does_it(units: UnitsOfWork) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(claim_and_keep(units, REQUEST, f"task {number}"))
            for number in range(20)
        ]

    [outcome] = {task.result() for task in tasks}
    assert isinstance(outcome, Ok)


async def test_of_two_processes_one_does_it(prepared_url: str) -> None:
    processes = [
        await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.integration.claim",
            prepared_url,
            f"process {number}",
            stdout=asyncio.subprocess.PIPE,
        )
        for number in range(2)
    ]
    told = [(await process.communicate())[0] for process in processes]

    assert told[0] == told[1]
    assert b"process" in told[0]


async def test_a_key_for_something_else_is_refused(units: UnitsOfWork) -> None:
    await claim_and_keep(units, REQUEST, "first")

    assert await _claim(units, replace(REQUEST, fingerprint="g")) == Err(IdempotencyKeyReused())


@pytest.mark.parametrize("other", [{"actor": "user:2"}, {"operation": "x"}, {"key": "l"}])
async def test_a_key_of_another_actor_or_operation_is_another_key(
    units: UnitsOfWork, other: dict[str, str]
) -> None:
    await claim_and_keep(units, REQUEST, "first")

    assert await _claim(units, replace(REQUEST, **other)) == Ok(None)


async def test_a_write_that_was_undone_leaves_its_key_free(units: UnitsOfWork) -> None:
    async with units.writing(Mode.PREVIEW) as unit:
        assert await unit.idempotency_keys.claim(REQUEST, Outcome, NOW) == Ok(None)
        await unit.idempotency_keys.keep(REQUEST, Outcome("undone"))
        await unit.commit()

    assert await _claim(units) == Ok(None)


async def test_who_waits_for_a_write_that_is_undone_does_it(units: UnitsOfWork) -> None:
    claimed = asyncio.Event()

    async def undo() -> None:
        async with units.writing(Mode.APPLY) as unit:
            await unit.idempotency_keys.claim(REQUEST, Outcome, NOW)
            claimed.set()
            await asyncio.sleep(0.1)

    async with asyncio.TaskGroup() as group:
        group.create_task(undo())
        await claimed.wait()
        second = group.create_task(claim_and_keep(units, REQUEST, "second"))

    assert second.result() == Ok(Outcome("second"))


async def test_a_key_is_forgotten_after_a_day(units: UnitsOfWork) -> None:
    await claim_and_keep(units, REQUEST, "first")

    assert await _claim(units, now=NOW + DAY) == Ok(Outcome("first"))
    assert await _claim(units, now=NOW + DAY + MOMENT) == Ok(None)


async def test_old_keys_are_deleted_when_another_is_claimed(
    units: UnitsOfWork, prepared_url: str
) -> None:
    for number in range(5):
        await claim_and_keep(units, replace(REQUEST, key=f"old {number}"), "old")
    late = replace(REQUEST, key="late")
    await claim_and_keep(units, late, "late", now=NOW + DAY)

    await claim_and_keep(units, replace(REQUEST, key="new"), "new", now=NOW + DAY + MOMENT)

    assert len(await execute(prepared_url, "SELECT digest FROM idempotency_keys")) == 2
    assert await _claim(units, late, NOW + DAY) == Ok(Outcome("late"))


@pytest.mark.parametrize("prepared_url", ["postgresql"], indirect=True)
async def test_nobody_waits_for_old_keys_that_another_forgets(units: UnitsOfWork) -> None:
    for number in range(3):
        await claim_and_keep(units, replace(REQUEST, key=f"old {number}"), "old")
    later = NOW + DAY + MOMENT

    async with units.writing(Mode.APPLY) as unit:
        await unit.idempotency_keys.claim(replace(REQUEST, key="first"), Outcome, later)
        async with asyncio.timeout(10):
            second = await claim_and_keep(units, replace(REQUEST, key="second"), "new", now=later)

    assert second == Ok(Outcome("new"))


async def test_many_at_once_do_not_wait_for_who_forgets_the_old(units: UnitsOfWork) -> None:
    for number in range(20):
        await claim_and_keep(units, replace(REQUEST, key=f"old {number}"), "old")
    later = NOW + DAY + MOMENT

    async with asyncio.timeout(30), asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(
                claim_and_keep(units, replace(REQUEST, key=f"old {number}"), "new", now=later)
            )
            for number in range(20)
        ]

    assert {task.result() for task in tasks} == {Ok(Outcome("new"))}


async def test_keys_are_not_stored_as_they_are(units: UnitsOfWork, prepared_url: str) -> None:
    await claim_and_keep(units, replace(REQUEST, key="secret key"), "outcome")

    [row] = await execute(prepared_url, "SELECT * FROM idempotency_keys")

    assert "secret key" not in str(row)
    assert "user:1" not in str(row)
