"""The part of a logger that the server uses."""

from typing import Protocol


class Log(Protocol):
    """Fits loguru's logger and the standard library's."""

    def info(self, message: str, /) -> None:
        """Records a normal event."""

    def warning(self, message: str, /) -> None:
        """Records an event that somebody may want to look at."""

    def error(self, message: str, /) -> None:
        """Records a failure."""
