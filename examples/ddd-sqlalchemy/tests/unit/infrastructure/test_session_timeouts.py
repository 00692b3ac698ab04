from __future__ import annotations

from orders.config.database import DatabaseSettings
from orders.infrastructure.database.session_timeouts import (
    session_timeouts,
)


def test_postgresql_is_told_in_milliseconds() -> None:
    told = session_timeouts(DatabaseSettings(statement_timeout=1.5))

    assert set(told.values()) == {"1500"}


def test_without_a_timeout_it_is_told_nothing() -> None:
    assert session_timeouts(DatabaseSettings(statement_timeout=0)) == {}
