from __future__ import annotations

import asyncio

import pytest

from billing.models.failures import DependencyUnavailableError
from billing.models.readiness import NotReady
from billing.models.result import Err, Ok
from billing.services.health import CheckReadiness, check_readiness


class Present:
    async def ping(self) -> None:
        return


class Gone:
    async def ping(self) -> None:
        raise DependencyUnavailableError("it")


class Silent:
    async def ping(self) -> None:
        await asyncio.Event().wait()


async def test_what_answers_is_named() -> None:
    check = CheckReadiness({"database": Present(), "cache": Present()})

    assert await check() == Ok(("database", "cache"))


async def test_what_is_missing_is_named() -> None:
    check = CheckReadiness({"database": Present(), "cache": Gone()})

    assert await check() == Err(NotReady(("cache",)))


async def test_silence_is_absence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check_readiness, "PATIENCE", 0.01)
    check = CheckReadiness({"database": Silent(), "cache": Present()})

    assert await check() == Err(NotReady(("database",)))
