"""What makes traces can do, whether it is installed or not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Protocol


class Headers(Protocol):
    """The part of a request's headers that tracing uses."""

    def get(self, key: str, /) -> str | None:
        """The value of a header."""
        ...


class Span(Protocol):
    """One request as a part of a trace."""

    @property
    def ids(self) -> Mapping[str, str]:
        """``trace_id`` and ``span_id``."""
        ...

    def end(self, status: int) -> None:
        """Close the span."""
        ...


class Tracing(Protocol):
    """Satisfies `presentation.http.watchers.Tracer`, and observes statements."""

    def request(self, method: str, route: str, path: str, headers: Headers) -> Span:
        """Open the span of a request."""
        ...

    def begun(self, statement: str) -> Callable[[], None]:
        """Open the span of a statement; what is returned closes it."""
        ...

    async def close(self) -> None:
        """Send what has not been sent."""
        ...
