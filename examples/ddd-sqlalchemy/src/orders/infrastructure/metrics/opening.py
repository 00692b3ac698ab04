"""The metrics of one worker."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from pathlib import Path

from prometheus_client import CollectorRegistry, Counter, Gauge, values

from ...domain.authentication import FailedLogins
from .exposition import Exposition
from .failed_logins import CountedFailedLogins
from .gauges import Gauges, Worker
from .outbox_gauge import CountMessages, OutboxGauge
from .requests import RequestMeters
from .seat import Seat


@dataclass(frozen=True, slots=True)
class ServiceMetrics:
    """What a worker counts.

    Attributes:
        registry: Where further metrics are registered.
        requests: Counts requests.
        exposition: Shows what all workers have counted.
    """

    registry: CollectorRegistry
    requests: RequestMeters
    exposition: Exposition
    _failed_logins: Counter
    _seat: Seat | None

    def close(self) -> None:
        """Forget what is true of this process as long as it lives."""
        if self._seat is not None:
            self._seat.leave()

    def counting(self, failed_logins: FailedLogins) -> FailedLogins:
        """The same, counted."""
        return CountedFailedLogins(failed_logins, self._failed_logins)

    def gauges(self, worker: Worker) -> Gauges:
        """What is looked at from time to time."""
        return Gauges(self.registry, worker)

    def outbox_gauge(self, count: CountMessages) -> OutboxGauge:
        """What is looked up in the database from time to time."""
        return OutboxGauge(self.registry, count)


def open_metrics(name: str, version: str, folder: Path | None) -> ServiceMetrics:
    """The metrics of this process.

    Args:
        name: Of the service.
        version: Of the service.
        folder: Where all workers share theirs; None where this process counts for itself.
    """
    seat = None
    if folder is not None:
        seat = Seat(folder)
        number = seat.number
        identified = values.MultiProcessValue(lambda: number)  # type: ignore[no-untyped-call]
        values.ValueClass = identified
    registry = CollectorRegistry()
    Gauge(
        "service_build_info",
        "What is running: always 1.",
        ("service", "version", "python"),
        multiprocess_mode="livemax",
        registry=registry,
    ).labels(name, version, platform.python_version()).set(1)
    return ServiceMetrics(
        registry=registry,
        requests=RequestMeters(registry),
        exposition=Exposition(registry, folder),
        _failed_logins=Counter(
            "authentication_failed_logins",
            "Log-ins with a name or a password that is wrong.",
            registry=registry,
        ),
        _seat=seat,
    )
