from __future__ import annotations

from pathlib import Path

import pytest

from orders.config.database import DatabaseSettings
from orders.config.logging import LoggingSettings
from orders.domain.context import Mode
from orders.domain.result import Err
from orders.domain.users import Username
from orders.infrastructure.database.opening import open_units_of_work
from orders.infrastructure.database.slow_queries import SlowQueries
from orders.infrastructure.database.statement_observer import StatementObservers
from orders.infrastructure.logging import configure_logging

from .rows import stored_user, user_named

pytestmark = pytest.mark.usefixtures("logging_as_before")
AN_HOUR = 3_600_000


@pytest.mark.parametrize(("milliseconds", "slow"), [(0, True), (AN_HOUR, False)])
async def test_what_takes_long_is_told_without_its_parameters(
    prepared_url: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    milliseconds: int,
    slow: bool,
) -> None:
    configure_logging(LoggingSettings(file=""), tmp_path, "test", lambda: {"request_id": "the-id"})
    observer = StatementObservers([SlowQueries(milliseconds)])
    units = open_units_of_work(DatabaseSettings(url=prepared_url), tmp_path, observer)

    await stored_user(units, "ann")

    told = [line for line in capsys.readouterr().err.splitlines() if "INSERT INTO" in line]
    assert bool(told) is slow
    assert all("WARNING test database the-id Slow statement, " in line for line in told)
    assert not any("ann@example.com" in line for line in told)
    await units.close()


async def test_what_fails_is_told_as_well(
    prepared_url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    units = open_units_of_work(DatabaseSettings(url=prepared_url), tmp_path, SlowQueries(0))
    await stored_user(units, "ann")
    configure_logging(LoggingSettings(file=""), tmp_path, "test")

    async with units.writing(Mode.APPLY) as unit:
        assert isinstance(await unit.users.add(user_named("ann")), Err)

    [told] = [line for line in capsys.readouterr().err.splitlines() if "INSERT INTO" in line]
    assert "Slow statement" in told
    await units.close()


async def test_a_pool_knows_how_much_of_it_is_in_use(prepared_url: str, tmp_path: Path) -> None:
    units = open_units_of_work(DatabaseSettings(url=prepared_url), tmp_path)
    assert units.pool_usage() == (0, 0)

    await units.ping()
    assert units.pool_usage() == (0, 1)

    async with units.reading() as unit:
        await unit.users.find_by_username(Username("nobody"))
        assert units.pool_usage() == (1, 0)
    await units.close()
