from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from sqlalchemy import bindparam, func, literal, literal_column, select
from sqlalchemy.ext.asyncio import AsyncEngine

from orders.config.database import DatabaseSettings
from orders.infrastructure.database.driver_reading import readings_of
from orders.infrastructure.database.engine import create_engine
from orders.infrastructure.database.queries import Query


@pytest.fixture
async def engine(database_url: str) -> AsyncIterator[AsyncEngine]:
    """An engine with one connection."""
    settings = DatabaseSettings(url=database_url, pool_size=1, max_overflow=0)
    engine = create_engine(settings, Path())
    yield engine
    await engine.dispose()


async def test_a_query_has_values_of_its_own_and_of_each_call(engine: AsyncEngine) -> None:
    query = Query(select(literal("own"), bindparam("given", type_=literal(1).type)))

    for given in (1, 2):
        async with readings_of(engine)() as reading:
            assert [tuple(row) for row in await reading.fetch(query, {"given": given})] == [
                ("own", given)
            ]


async def test_a_session_reads_as_well(engine: AsyncEngine) -> None:
    async with readings_of(engine)() as reading:
        assert await reading.session.scalar(select(literal(2))) == 2


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)
async def test_who_is_cancelled_leaves_its_answer_to_nobody(engine: AsyncEngine) -> None:
    begin = readings_of(engine)
    sleeping = Query(select(func.pg_sleep(bindparam("seconds", type_=literal(1.0).type))))

    async def sleep() -> None:
        async with begin() as reading:
            await reading.fetch(sleeping, {"seconds": 60.0})

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(sleep(), 0.5)

    async with begin() as reading:
        assert [tuple(row) for row in await reading.fetch(Query(select(literal_column("1"))), {})]
