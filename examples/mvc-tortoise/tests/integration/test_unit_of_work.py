from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from billing.config.database import DatabaseSettings
from billing.models.context import Mode
from billing.models.database.opening import open_units_of_work
from billing.models.database.unit_of_work import UnitsOfWork
from billing.models.failures import DependencyUnavailableError
from billing.models.result import Ok

from ..ports import free_port
from .rows import NOW, session_of, stored_user, user_named
from .schema import IntegrityError, create_tables
from .sql import execute


async def _exists(units: UnitsOfWork, name: str) -> bool:
    user = user_named(name)
    async with units.reading() as unit:
        return await unit.users.find_by_username(user.username) is not None


async def test_what_is_not_committed_is_not_kept(units: UnitsOfWork) -> None:
    async with units.writing(Mode.APPLY) as unit:
        await unit.users.add(user_named("ann"))

    assert not await _exists(units, "ann")


async def test_a_preview_is_checked_and_not_kept(units: UnitsOfWork) -> None:
    async with units.writing(Mode.PREVIEW) as unit:
        assert await unit.users.add(user_named("ann")) == Ok(None)
        await unit.commit()

    assert not await _exists(units, "ann")


async def test_an_exception_undoes_everything(units: UnitsOfWork) -> None:
    async def fail_halfway() -> None:
        async with units.writing(Mode.APPLY) as unit:
            await unit.users.add(user_named("ann"))
            raise RuntimeError("halfway")

    with pytest.raises(RuntimeError, match="halfway"):
        await fail_halfway()

    assert not await _exists(units, "ann")


async def test_a_row_of_nobody_is_refused_by_the_database(units: UnitsOfWork) -> None:
    with pytest.raises(IntegrityError):
        async with units.writing(Mode.APPLY) as unit:
            await unit.sessions.add(session_of(user_named("nobody").id))


async def test_a_unit_that_failed_leaves_its_connection_as_it_was(
    prepared_url: str, tmp_path: Path
) -> None:
    settings = DatabaseSettings(url=prepared_url, pool_size=1, max_overflow=0)
    units = open_units_of_work(settings, tmp_path)
    for _ in range(3):
        with pytest.raises(IntegrityError):
            async with units.writing(Mode.APPLY) as unit:
                await unit.sessions.add(session_of(user_named("nobody").id))

    await stored_user(units, "ann")

    assert await _exists(units, "ann")
    await units.close()


async def test_a_cancelled_writer_holds_nobody_up(units: UnitsOfWork) -> None:
    begun = asyncio.Event()

    async def write_forever() -> None:
        async with units.writing(Mode.APPLY) as unit:
            await unit.users.add(user_named("ann"))
            begun.set()
            await asyncio.Event().wait()

    async with asyncio.TaskGroup() as group:
        writer = group.create_task(write_forever())
        await begun.wait()
        writer.cancel()

    await stored_user(units, "bob")
    assert not await _exists(units, "ann")


async def test_writers_at_once_wait_for_one_another(units: UnitsOfWork) -> None:
    async with asyncio.TaskGroup() as group:
        for number in range(20):
            group.create_task(stored_user(units, f"user-{number}"))

    assert all([await _exists(units, f"user-{number}") for number in range(20)])


async def test_readers_do_not_wait_for_a_writer(units: UnitsOfWork) -> None:
    async with units.writing(Mode.APPLY) as unit:
        await unit.users.add(user_named("ann"))

        assert not await _exists(units, "ann")


async def test_a_database_that_answers_is_alive(units: UnitsOfWork) -> None:
    await units.ping()


@pytest.mark.usefixtures("driver_at_rest")
@pytest.mark.parametrize(
    "url", ["sqlite:///./no/such/folder/test.db", f"postgresql://127.0.0.1:{free_port()}/gone"]
)
async def test_a_database_that_is_gone_is_told(url: str, tmp_path: Path) -> None:
    units = open_units_of_work(DatabaseSettings(url=url), tmp_path)

    with pytest.raises(DependencyUnavailableError, match="database"):
        await units.ping()
    with pytest.raises(DependencyUnavailableError, match="database"):
        async with units.writing(Mode.APPLY) as unit:
            await unit.users.add(user_named("ann"))
    await units.close()


async def test_no_free_connection_is_an_unavailable_database(
    prepared_url: str, tmp_path: Path
) -> None:
    settings = DatabaseSettings(url=prepared_url, pool_size=1, max_overflow=0, pool_timeout=1)
    units = open_units_of_work(settings, tmp_path)

    async with units.reading() as unit:
        assert await unit.users.find_by_username(user_named("ann").username) is None
        with pytest.raises(DependencyUnavailableError, match="database"):
            await units.ping()

    await units.ping()
    await units.close()


async def test_a_server_that_says_nothing_is_an_unavailable_database(tmp_path: Path) -> None:
    async with await asyncio.start_server(_say_nothing, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        url = f"postgresql://somebody@127.0.0.1:{port}/anything"
        units = open_units_of_work(DatabaseSettings(url=url, pool_timeout=0.2), tmp_path)

        with pytest.raises(DependencyUnavailableError, match="database"):
            await units.ping()

        await units.close()


async def _say_nothing(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while await reader.read(1024):
        pass
    writer.close()


async def test_sqlite_keeps_moments_in_utc(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'test.db'}"
    await create_tables(url)
    units = open_units_of_work(DatabaseSettings(url=url), tmp_path)
    elsewhere = NOW.astimezone(timezone(timedelta(hours=5, minutes=30)))
    async with units.writing(Mode.APPLY) as unit:
        await unit.users.add(replace(user_named("ann"), created_at=elsewhere))
        await unit.commit()

    [[kept]] = await execute(url, "SELECT created_at FROM users")

    assert datetime.fromisoformat(kept).replace(tzinfo=UTC) == NOW
    await units.close()
