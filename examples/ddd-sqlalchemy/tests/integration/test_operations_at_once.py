from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr

from orders.bootstrap.container import open_operations
from orders.config import Settings
from orders.config.authentication import AuthenticationSettings
from orders.config.database import DatabaseSettings
from orders.domain.authentication import InvalidToken, TokenPair
from orders.domain.context import (
    Anonymous,
    OperationContext,
    System,
)
from orders.domain.result import Err, Ok
from orders.domain.users import (
    EmailAddress,
    Username,
    UsernameTaken,
)
from orders.operational.authentication import Credentials
from orders.operational.operations import Operations
from orders.operational.users import NewUser, Registration

ANYBODY = OperationContext(request_id="test", actor=Anonymous())
PASSWORD = "correct horse"


@pytest.fixture
async def operations(prepared_url: str, tmp_path: Path) -> AsyncIterator[Operations]:
    """The operations as the service has them, on a database with tables."""
    settings = Settings(
        database=DatabaseSettings(url=prepared_url),
        authentication=AuthenticationSettings(
            secret=SecretStr("s" * 32), argon2_profile="cheapest"
        ),
    )
    async with open_operations(settings, tmp_path) as operations:
        yield operations


async def test_one_username_is_given_once(operations: Operations) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(
                operations.users.register(
                    Registration(Username(name), EmailAddress(f"{n}@example.com"), PASSWORD),
                    ANYBODY,
                )
            )
            for n, name in enumerate(["ann", "Ann", "ANN"])
        ]

    outcomes = [task.result() for task in tasks]
    assert sum(isinstance(outcome, Ok) for outcome in outcomes) == 1
    assert outcomes.count(Err(UsernameTaken())) == 2


async def test_one_address_is_given_once_and_nobody_learns_of_it(operations: Operations) -> None:
    async with asyncio.TaskGroup() as group:
        tasks = [
            group.create_task(
                operations.users.register(
                    Registration(Username(name), EmailAddress("same@example.com"), PASSWORD),
                    ANYBODY,
                )
            )
            for name in ["ann", "bob", "eve"]
        ]

    assert all(isinstance(task.result(), Ok) for task in tasks)


async def test_one_refresh_token_yields_one_pair(operations: Operations) -> None:
    pair = await _signed_in(operations)
    refresh = operations.authentication.refresh
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(refresh(pair.refresh_token, ANYBODY)) for _ in range(10)]

    outcomes = [task.result() for task in tasks]
    [winner] = [outcome for outcome in outcomes if isinstance(outcome, Ok)]
    assert outcomes.count(Err(InvalidToken())) == 9
    reused = await operations.authentication.authenticate(winner.value.access_token)
    assert reused == Err(InvalidToken()), "a reuse ends the session"


async def _signed_in(operations: Operations) -> TokenPair:
    ann = NewUser(Username("ann"), EmailAddress("ann@example.com"), PASSWORD)
    operator = OperationContext(request_id="test", actor=System("test"))
    assert isinstance(await operations.users.create(ann, operator), Ok)
    outcome = await operations.authentication.log_in(Credentials("ann", PASSWORD), ANYBODY)
    assert isinstance(outcome, Ok)
    return outcome.value
