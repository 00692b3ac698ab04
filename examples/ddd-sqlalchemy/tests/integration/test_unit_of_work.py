from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from orders.config.database import DatabaseSettings
from orders.domain.context import Mode
from orders.domain.failures import DependencyUnavailableError
from orders.domain.result import Ok
from orders.infrastructure.database.engine import create_engine
from orders.infrastructure.database.tables import BaseTable
from orders.infrastructure.database.unit_of_work import (
    UnitsOfWork,
)

from ..ports import free_port
from .rows import session_of, stored_user, user_named


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
    units = UnitsOfWork(create_engine(DatabaseSettings(url=url), tmp_path))

    with pytest.raises(DependencyUnavailableError, match="database"):
        await units.ping()
    with pytest.raises(DependencyUnavailableError, match="database"):
        async with units.writing(Mode.APPLY) as unit:
            await unit.users.add(user_named("ann"))
    await units.close()


async def test_no_free_connection_is_an_unavailable_database(
    database_url: str, tmp_path: Path
) -> None:
    settings = DatabaseSettings(url=database_url, pool_size=1, max_overflow=0, pool_timeout=0.1)
    engine = create_engine(settings, tmp_path)

    async with engine.connect():
        with pytest.raises(DependencyUnavailableError, match="database"):
            await UnitsOfWork(engine).ping()

    await engine.dispose()


async def test_sqlite_keeps_moments_in_utc_without_an_offset(tmp_path: Path) -> None:
    engine = create_engine(DatabaseSettings(url="sqlite:///./test.db"), tmp_path)
    async with engine.begin() as connection:
        await connection.run_sync(BaseTable.metadata.create_all)
    user = await stored_user(UnitsOfWork(engine))

    async with engine.connect() as connection:
        kept = await connection.scalar(text("SELECT created_at FROM users"))

    assert kept == user.created_at.replace(tzinfo=None).isoformat(" ")
    await engine.dispose()
