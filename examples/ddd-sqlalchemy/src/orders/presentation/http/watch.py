"""Tells log, metrics and traces of every request, for as little as possible."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter
from types import TracebackType
from typing import Self

from robyn import Request

from .current_request import CURRENT
from .logged_path import logged_path
from .route import Route
from .watchers import AccessLog, Meter, Meters, Tracer

UNMATCHED = "unmatched"
"""What the route of a request is called that no route takes: one name, whatever the path is."""


def peer_address(request: Request) -> str:
    """Address of who holds the other end of the connection."""
    return request.ip_addr or "-"


@dataclass(frozen=True, slots=True)
class Watch:
    """Who is told of requests.

    Attributes:
        access_log: Writes a line for each.
        meters: Count them.
        tracer: Makes them parts of traces.
        client_address: Finds out who asked.
    """

    access_log: AccessLog | None = None
    meters: Meters | None = None
    tracer: Tracer | None = None
    client_address: Callable[[Request], str] = peer_address

    def of(self, route: Route | None = None) -> RouteWatch:
        """What watches one route; without one, all that no route takes."""
        pattern = route.path if route else UNMATCHED
        meter = self.meters.of(pattern) if self.meters else None
        return RouteWatch(self, pattern, meter, is_polled=route is not None and route.is_polled)


class RouteWatch:
    """Watches the requests of one route."""

    def __init__(self, watch: Watch, route: str, meter: Meter | None, *, is_polled: bool) -> None:
        self.watch = watch
        self.route = route
        self.meter = meter
        self.tracer = None if is_polled else watch.tracer
        self.is_polled = is_polled

    def request(self, request: Request, request_id: str) -> WatchedRequest:
        """Watches one request, as a context manager that has to be told the status."""
        return WatchedRequest(self, request, request_id)


class WatchedRequest:
    """One request from its arrival to its answer.

    Attributes:
        status: Of the answer; what is not told is a failure.
    """

    __slots__ = ("_fields", "_of", "_request", "_span", "_started", "_token", "status")

    def __init__(self, of: RouteWatch, request: Request, request_id: str) -> None:
        self.status = 500
        self._of = of
        self._request = request
        self._fields = {"request_id": request_id, "route": of.route}

    def __enter__(self) -> Self:
        tracer, request = self._of.tracer, self._request
        self._span = None
        if tracer:
            self._span = tracer.request(
                request.method, self._of.route, logged_path(request.url.path), request.headers
            )
            self._fields |= self._span.ids
        self._token = CURRENT.set(self._fields)
        self._started = perf_counter()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        seconds = perf_counter() - self._started
        of, request = self._of, self._request
        method = request.method
        if of.meter:
            of.meter.count(method, self.status, seconds)
        if of.watch.access_log:
            of.watch.access_log.write(
                self._fields,
                method=method,
                path=logged_path(request.url.path),
                status=self.status,
                seconds=seconds,
                client=of.watch.client_address(request),
                is_polled=of.is_polled,
            )
        if self._span:
            self._span.end(self.status)
        CURRENT.reset(self._token)
