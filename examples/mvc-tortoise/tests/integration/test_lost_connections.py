from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from billing.config.database import DatabaseSettings
from billing.models.context import Mode
from billing.models.database.opening import open_units_of_work
from billing.models.database.unit_of_work import UnitsOfWork
from billing.models.failures import DependencyUnavailableError
from billing.models.users import Username

from .postgresql_databases import KILL_THE_OTHERS
from .rows import stored_user, user_named
from .sql import execute

BRIEF = 0.2
"""Seconds that a statement may take where one is to take too long."""

pytestmark = pytest.mark.parametrize("prepared_url", ["postgresql"], indirect=True)


async def _read(units: UnitsOfWork, together: asyncio.Barrier) -> None:
    async with units.reading() as unit:
        await unit.users.find_by_username(Username("ann"))
        await together.wait()


async def _usable(units: UnitsOfWork) -> bool:
    try:
        async with units.writing(Mode.APPLY) as unit:
            await unit.users.find_by_username(Username("ann"))
    except DependencyUnavailableError:
        return False
    return True


async def _usable_again(units: UnitsOfWork) -> None:
    """Wait for a transaction that succeeds: a busy machine may take longer than `BRIEF`."""
    async with asyncio.timeout(30):
        while not await _usable(units):
            pass


async def test_connections_that_were_lost_while_idle_are_replaced(
    units: UnitsOfWork, prepared_url: str
) -> None:
    together = asyncio.Barrier(3)
    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(_read(units, together))
    assert len(await execute(prepared_url, KILL_THE_OTHERS)) == 3

    async with asyncio.TaskGroup() as group:
        for _ in range(3):
            group.create_task(_read(units, together))


@pytest.mark.parametrize("ends", [True, False])
async def test_a_connection_that_is_lost_in_use_is_an_unavailable_database(
    units: UnitsOfWork, prepared_url: str, ends: bool
) -> None:
    async def write() -> None:
        async with units.writing(Mode.APPLY) as unit:
            await unit.users.add(user_named("ann"))
            await execute(prepared_url, KILL_THE_OTHERS)
            await (unit.commit() if ends else unit.users.next_id())
            await unit.users.add(user_named("bob"))

    with pytest.raises(DependencyUnavailableError, match="database"):
        await write()

    await stored_user(units, "ann")
    await stored_user(units, "bob")


async def test_a_server_without_places_is_an_unavailable_database(
    prepared_url: str, tmp_path: Path
) -> None:
    """What a server says whose `max_connections` are in use, said by a role's own limit."""
    role = f"role_{prepared_url.rpartition('/')[2]}"
    await execute(prepared_url, f"CREATE ROLE {role} LOGIN CONNECTION LIMIT 0")
    url = f"{prepared_url}?user={role}"
    units = open_units_of_work(DatabaseSettings(url=url), tmp_path)
    try:
        with pytest.raises(DependencyUnavailableError, match="database"):
            await units.ping()
    finally:
        await units.close()
        await execute(prepared_url, f"DROP ROLE {role}")


@pytest.mark.parametrize("refused", ["{}_gone", "{}?user=nobody_of_this_server"])
async def test_a_database_or_a_role_that_is_gone_is_an_unavailable_database(
    prepared_url: str, tmp_path: Path, refused: str
) -> None:
    units = open_units_of_work(DatabaseSettings(url=refused.format(prepared_url)), tmp_path)

    with pytest.raises(DependencyUnavailableError, match="database"):
        await units.ping()

    await units.close()


async def test_a_statement_that_takes_too_long_is_an_unavailable_database(
    units: UnitsOfWork, prepared_url: str, tmp_path: Path
) -> None:
    settings = DatabaseSettings(
        url=prepared_url, statement_timeout=BRIEF, pool_size=1, max_overflow=0
    )
    waiting = open_units_of_work(settings, tmp_path)

    async with units.writing(Mode.APPLY) as unit:
        await unit.users.add(user_named("ann"))
        with pytest.raises(DependencyUnavailableError, match="database"):
            await stored_user(waiting, "ann")  # waits for the one that is not committed

    await _usable_again(waiting)
    await waiting.close()
    await stored_user(units, "ann")


async def test_a_statement_that_is_cancelled_costs_no_connection(
    units: UnitsOfWork, prepared_url: str, tmp_path: Path
) -> None:
    settings = DatabaseSettings(url=prepared_url, pool_size=1, max_overflow=0)
    waiting = open_units_of_work(settings, tmp_path)
    async with units.writing(Mode.APPLY) as unit:
        await unit.users.add(user_named("ann"))
        for _ in range(3):
            writer = asyncio.create_task(stored_user(waiting, "ann"))
            await asyncio.wait({writer}, timeout=0.2)
            writer.cancel()
            with pytest.raises(asyncio.CancelledError):
                await writer

    await stored_user(waiting, "ann")
    await waiting.close()


async def test_a_transaction_that_nobody_goes_on_with_is_an_unavailable_database(
    units: UnitsOfWork, prepared_url: str, tmp_path: Path
) -> None:
    settings = DatabaseSettings(
        url=prepared_url, statement_timeout=BRIEF, pool_size=1, max_overflow=0
    )
    idle = open_units_of_work(settings, tmp_path)

    async def write() -> None:
        async with idle.writing(Mode.APPLY) as unit:
            await unit.users.add(user_named("ann"))
            await asyncio.sleep(5 * BRIEF)
            await unit.commit()

    with pytest.raises(DependencyUnavailableError, match="database"):
        await write()

    await _usable_again(idle)
    await idle.close()
    await stored_user(units, "ann")
