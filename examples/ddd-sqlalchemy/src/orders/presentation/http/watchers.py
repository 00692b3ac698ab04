"""Who is told of requests, as ports: nobody of them has to be there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from robyn import Headers


class AccessLog(Protocol):
    """Keeps a line of each request."""

    def write(  # noqa: PLR0913 - an object for them would cost as much as the line
        self,
        request: Mapping[str, str],
        *,
        method: str,
        path: str,
        status: int,
        seconds: float,
        client: str,
        is_polled: bool,
    ) -> None:
        """Tell one request.

        Args:
            request: What every line of this request says.
            method: In capitals.
            path: As it came, without the query and without what is secret in it.
            status: Of the answer.
            seconds: From the request's arrival in Python to the answer.
            client: Address of who asked.
            is_polled: Whether it is one that machines send all the time.
        """
        ...


class Meter(Protocol):
    """Counts the requests of one route."""

    def count(self, method: str, status: int, seconds: float) -> None:
        """Count one request."""
        ...


class Meters(Protocol):
    """Makes, at start-up, what counts."""

    def of(self, route: str) -> Meter:
        """The meter of a route.

        Args:
            route: Its pattern, never a path: every one is a series of its own.
        """
        ...


class RequestSpan(Protocol):
    """One request as a part of a trace."""

    @property
    def ids(self) -> Mapping[str, str]:
        """``trace_id`` and ``span_id``, for the log."""
        ...

    def end(self, status: int) -> None:
        """Close the span."""
        ...


class Tracer(Protocol):
    """Makes requests parts of traces."""

    def request(self, method: str, route: str, path: str, headers: Headers) -> RequestSpan:
        """Open the span of a request, below the one that the client names, if any.

        Args:
            method: In capitals.
            route: The pattern.
            path: As it came, without the query and without what is secret in it.
            headers: Among them ``traceparent``.
        """
        ...
