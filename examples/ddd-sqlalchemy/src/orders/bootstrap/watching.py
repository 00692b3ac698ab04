"""What a worker tells of its work: log, metrics and traces."""

from __future__ import annotations

import platform
from collections.abc import Callable
from dataclasses import dataclass

from robyn import Request

from ..config import Settings
from ..config.metrics import metrics_directory
from ..config.service import NAME, service_version
from ..infrastructure.database.unit_of_work import UnitsOfWork
from ..infrastructure.logging import AccessLines
from ..infrastructure.metrics import ServiceMetrics, open_metrics
from ..infrastructure.metrics.gauges import Worker
from ..infrastructure.metrics.lookout import Lookout
from ..infrastructure.tracing import Tracing, open_tracing
from ..operational.outbox import InspectOutbox
from ..presentation.http.client_address import ClientAddresses
from ..presentation.http.watch import UNMATCHED, Watch
from ..presentation.server.in_flight import InFlightRequests


@dataclass(slots=True)
class Watching:
    """Who watches one worker.

    Attributes:
        settings: Every setting.
        name: Of the worker.
        watch: Is told of requests.
        metrics: None where nothing is counted.
        tracing: None where nobody asks for traces.
    """

    settings: Settings
    name: str
    watch: Watch
    metrics: ServiceMetrics | None
    tracing: Tracing | None
    _lookouts: tuple[Lookout, ...] = ()

    def begin(
        self, in_flight: InFlightRequests, units: UnitsOfWork, inspect: InspectOutbox
    ) -> None:
        """Look at the worker from now on, on the running loop."""
        if self.metrics is None:
            return
        database = self.settings.database

        async def messages() -> tuple[int, int]:
            state = (await inspect()).value
            return state.waiting, len(state.given_up)

        of_worker = self.metrics.gauges(
            Worker(
                name=self.name,
                in_flight=lambda: in_flight.count,
                connections=units.pool_usage,
                most_connections=database.pool_size + database.max_overflow,
            )
        )
        self._lookouts = of_worker, self.metrics.outbox_gauge(messages)
        for lookout in self._lookouts:
            lookout.start()

    async def close(self) -> None:
        """Stop, and send what has not been sent."""
        for lookout in self._lookouts:
            await lookout.stop()
        if self.metrics is not None:
            self.metrics.close()
        if self.tracing is not None:
            await self.tracing.close()


def open_watching(settings: Settings, name: str) -> Watching:
    """What the settings ask for.

    Args:
        settings: Every setting.
        name: Of the worker, for example ``worker-1``.

    Raises:
        TracingNotInstalledError: Traces are asked for, and the extra is not installed.
    """
    log = settings.logging_here
    metrics = None
    if settings.metrics.enabled:
        metrics = open_metrics(NAME, service_version(), metrics_directory())
    tracing = open_tracing(
        settings.tracing,
        {
            "service.name": NAME,
            "service.version": service_version(),
            "service.instance.id": f"{platform.node()}/{name}",
            "deployment.environment.name": settings.environment.value,
        },
        UNMATCHED,
    )
    watch = Watch(
        access_log=AccessLines(log, name) if log.access else None,
        meters=metrics.requests if metrics else None,
        tracer=tracing,
        client_address=_client_address(ClientAddresses(settings.server.trusted_proxies)),
    )
    return Watching(settings, name, watch, metrics, tracing)


def _client_address(addresses: ClientAddresses) -> Callable[[Request], str]:
    return lambda request: addresses.of(
        request.ip_addr or "", request.headers.get("x-forwarded-for")
    )
