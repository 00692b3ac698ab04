"""Who is told of statements, as a port."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

Ended = Callable[[], None]


class StatementObserver(Protocol):
    """Hears of every statement, never of its parameters: they are data of somebody's."""

    def begun(self, statement: str) -> Ended:
        """A statement is sent.

        Args:
            statement: Its text, with placeholders.

        Returns:
            What is called at its end, whether it succeeded or failed.
        """
        ...


class StatementObservers:
    """Satisfies `StatementObserver` for several."""

    def __init__(self, observers: Sequence[StatementObserver]) -> None:
        self._observers = tuple(observers)

    def begun(self, statement: str) -> Ended:
        """A statement is sent."""
        ends = [observer.begun(statement) for observer in self._observers]

        def ended() -> None:
            for end in reversed(ends):
                end()

        return ended
