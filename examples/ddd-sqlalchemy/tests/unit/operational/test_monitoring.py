from __future__ import annotations

import pytest

from orders.domain.failures import NotFound, Unauthenticated
from orders.domain.result import Err, Ok
from orders.operational.monitoring import ReadMetrics

TOKEN = "a token of Prometheus"


class FakeMetrics:
    """Satisfies `domain.monitoring.Metrics`."""

    async def text(self) -> bytes:
        return b"requests 1"


async def test_without_metrics_there_is_nothing_to_see() -> None:
    assert await ReadMetrics(None, TOKEN)(TOKEN) == Err(NotFound())


@pytest.mark.parametrize(("needed", "sent"), [("", None), ("", "any"), (TOKEN, TOKEN)])
async def test_who_may_sees_them(needed: str, sent: str | None) -> None:
    assert await ReadMetrics(FakeMetrics(), needed)(sent) == Ok(b"requests 1")


@pytest.mark.parametrize("sent", [None, "", TOKEN[:-1], "\N{SNOWMAN}"])
async def test_a_stranger_does_not(sent: str | None) -> None:
    assert await ReadMetrics(FakeMetrics(), TOKEN)(sent) == Err(Unauthenticated())


def test_the_token_is_not_shown() -> None:
    assert TOKEN not in repr(ReadMetrics(None, TOKEN))
