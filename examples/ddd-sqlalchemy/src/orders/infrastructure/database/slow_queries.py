"""Statements that take long, in the log."""

from __future__ import annotations

from time import perf_counter

from loguru import logger

from .statement_observer import Ended

log = logger.bind(module="database")


class SlowQueries:
    """Satisfies `StatementObserver`: warns of statements that take long, parameters left out.

    Args:
        milliseconds: From how many on.
    """

    def __init__(self, milliseconds: int) -> None:
        self._milliseconds = milliseconds

    def begun(self, statement: str) -> Ended:
        """A statement is sent."""
        started = perf_counter()

        def ended() -> None:
            taken = (perf_counter() - started) * 1000
            if taken >= self._milliseconds:
                text = " ".join(statement.split())
                log.bind(duration_ms=round(taken, 3), statement=text).warning(
                    "Slow statement, {:.1f} ms: {}", taken, text
                )

        return ended
