"""Who hears of statements."""

from __future__ import annotations

from ..config import Settings
from ..infrastructure.tracing import Tracing
from ..models.database.slow_queries import SlowQueries
from ..models.database.statement_observer import StatementObserver, StatementObservers


def statement_observer(settings: Settings, tracing: Tracing | None) -> StatementObserver | None:
    """Whoever the settings ask for; None, which costs nothing, where they ask for nobody.

    Args:
        settings: Every setting.
        tracing: Makes statements parts of traces.
    """
    observers: list[StatementObserver] = [tracing] if tracing else []
    if milliseconds := settings.logging_here.slow_query_ms:
        observers.append(SlowQueries(milliseconds))
    return StatementObservers(observers) if observers else None
