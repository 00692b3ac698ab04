"""What is true at a moment: looked at from time to time, so that no request pays for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from prometheus_client import CollectorRegistry, Counter, Gauge, ProcessCollector

from .lookout import Lookout

SECONDS = 2.0
"""Between two looks; Prometheus itself usually looks every 15."""
CPU = "process_cpu_seconds_total"

Connections = Callable[[], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Worker:
    """What there is to look at in one worker.

    Attributes:
        name: For example ``worker-1``.
        in_flight: The requests that it is answering.
        connections: Its connections to the database: those in use, and the idle ones.
        most_connections: As many as it may have.
    """

    name: str
    in_flight: Callable[[], int]
    connections: Connections
    most_connections: int


class Gauges(Lookout):
    """Looks at one worker again and again.

    Args:
        registry: Where they are registered.
        worker: What is looked at. Further things, such as the length of a queue, go beside it.
    """

    def __init__(self, registry: CollectorRegistry, worker: Worker) -> None:
        super().__init__(SECONDS)
        self._worker = worker
        self._process = ProcessCollector(registry=None)
        self._in_flight = _sum(registry, "http_requests_in_flight", "Requests being answered.")
        self._connections = Gauge(
            "database_pool_connections",
            "Connections to the database.",
            ("state",),
            multiprocess_mode="livesum",
            registry=registry,
        )
        self._most = _sum(
            registry, "database_pool_connections_max", "As many connections as there may be."
        )
        self._of_process: dict[str, Gauge] = {}
        self._registry = registry
        self._cpu = Counter(
            CPU, "Time of the processor, user and system.", ("worker",), registry=registry
        ).labels(worker.name)
        self._cpu_seen = 0.0

    async def look(self) -> None:
        """Look once."""
        in_use, idle = self._worker.connections()
        self._in_flight.set(self._worker.in_flight())
        self._connections.labels("in_use").set(in_use)
        self._connections.labels("idle").set(idle)
        self._most.set(self._worker.most_connections)
        for family in self._process.collect():
            for sample in family.samples:
                if sample.name == CPU:
                    self._cpu.inc(max(0.0, sample.value - self._cpu_seen))
                    self._cpu_seen = sample.value
                else:
                    self._process_gauge(sample.name, family.documentation).set(sample.value)

    def _process_gauge(self, name: str, documentation: str) -> Gauge:
        if name not in self._of_process:
            self._of_process[name] = Gauge(
                name,
                documentation,
                ("worker",),
                multiprocess_mode="livemostrecent",
                registry=self._registry,
            ).labels(self._worker.name)
        return self._of_process[name]


def _sum(registry: CollectorRegistry, name: str, documentation: str) -> Gauge:
    """A gauge whose value is that of all living workers together."""
    return Gauge(name, documentation, multiprocess_mode="livesum", registry=registry)
