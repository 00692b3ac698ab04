"""Requests, counted and timed."""

from __future__ import annotations

from collections.abc import Callable

from prometheus_client import CollectorRegistry, Counter, Histogram

BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Seconds."""


class RequestMeters:
    """Satisfies `middlewares.watchers.Meters`."""

    def __init__(self, registry: CollectorRegistry) -> None:
        self._requests = Counter(
            "http_requests",
            "Requests that were answered.",
            ("method", "route", "status"),
            registry=registry,
        )
        self._seconds = Histogram(
            "http_request_duration_seconds",
            "Time from a request's arrival in Python to its answer.",
            ("method", "route"),
            buckets=BUCKETS,
            registry=registry,
        )

    def of(self, route: str) -> RouteMeter:
        """The meter of a route."""
        return RouteMeter(self._requests, self._seconds, route)


class RouteMeter:
    """Satisfies `middlewares.watchers.Meter`.

    A series is looked up once: to find one by its labels takes longer than to count.
    """

    def __init__(self, requests: Counter, seconds: Histogram, route: str) -> None:
        self._requests = requests
        self._seconds = seconds
        self._route = route
        self._found: dict[tuple[str, int], tuple[Callable[[], None], Callable[[float], None]]] = {}

    def count(self, method: str, status: int, seconds: float) -> None:
        """Count one request."""
        found = self._found.get((method, status))
        if found is None:
            found = self._found[method, status] = (
                self._requests.labels(method, self._route, status).inc,
                self._seconds.labels(method, self._route).observe,
            )
        increase, observe = found
        increase()
        observe(seconds)
