from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from prometheus_client import CollectorRegistry

from orders.config.metrics import (
    MetricsDirectoryError,
    MetricsSettings,
    metrics_directory,
    shared_metrics_directory,
)
from orders.domain.failures import DependencyUnavailableError
from orders.infrastructure.metrics import ServiceMetrics, open_metrics
from orders.infrastructure.metrics.gauges import Worker
from orders.infrastructure.metrics.seat import Seat

from ..fakes.failed_logins import FakeFailedLogins

BUSY = Worker("worker-1", in_flight=lambda: 3, connections=lambda: (2, 1), most_connections=10)


@pytest.fixture
def metrics() -> ServiceMetrics:
    return open_metrics("orders", "1.0", None)


def _value(metrics: ServiceMetrics, name: str, **labels: str) -> float | None:
    registry: CollectorRegistry = metrics.registry
    return registry.get_sample_value(name, labels)


async def test_requests_are_counted_and_timed(metrics: ServiceMetrics) -> None:
    meter = metrics.requests.of("/things/:id")

    meter.count("GET", 200, 0.003)
    meter.count("GET", 200, 0.3)
    meter.count("GET", 404, 0.003)

    labels = {"method": "GET", "route": "/things/:id"}
    assert _value(metrics, "http_requests_total", status="200", **labels) == 2
    assert _value(metrics, "http_requests_total", status="404", **labels) == 1
    assert _value(metrics, "http_request_duration_seconds_count", **labels) == 3
    assert _value(metrics, "http_request_duration_seconds_bucket", le="0.005", **labels) == 2
    text = (await metrics.exposition.text()).decode()
    assert 'http_requests_total{method="GET",route="/things/:id",status="200"} 2.0' in text
    assert "service_build_info{" in text


async def test_failed_log_ins_are_counted_and_passed_on(metrics: ServiceMetrics) -> None:
    passed_to = FakeFailedLogins(limit=1)
    counting = metrics.counting(passed_to)

    await counting.record("ann")

    assert _value(metrics, "authentication_failed_logins_total") == 1
    assert passed_to.failures["ann"] == 1
    assert await counting.wait("ann") == 30
    await counting.forget("ann")
    assert await counting.wait("ann") == 0


async def test_a_worker_is_looked_at_from_time_to_time(metrics: ServiceMetrics) -> None:
    gauges = metrics.gauges(BUSY)

    gauges.start()
    await gauges.stop()
    await gauges.look()
    await gauges.look()

    assert _value(metrics, "http_requests_in_flight") == 3
    assert _value(metrics, "database_pool_connections", state="in_use") == 2
    assert _value(metrics, "database_pool_connections", state="idle") == 1
    assert _value(metrics, "database_pool_connections_max") == 10


async def test_the_outbox_is_looked_at_and_its_last_state_outlives_the_database(
    metrics: ServiceMetrics,
) -> None:
    states = [(3, 1)]

    async def count() -> tuple[int, int]:
        if not states:
            raise DependencyUnavailableError("database")
        return states.pop()

    gauge = metrics.outbox_gauge(count)
    await gauge.look()
    await gauge.look()

    assert _value(metrics, "outbox_messages", state="waiting") == 3
    assert _value(metrics, "outbox_messages", state="given_up") == 1


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells of processes")
async def test_a_process_is_looked_at(metrics: ServiceMetrics) -> None:
    await metrics.gauges(BUSY).look()

    assert _value(metrics, "process_resident_memory_bytes", worker="worker-1")
    assert _value(metrics, "process_cpu_seconds_total", worker="worker-1")


def test_a_seat_is_free_again_when_its_process_has_ended(tmp_path: Path) -> None:
    taking = (
        "import sys; from pathlib import Path; from orders.infrastructure.metrics.seat import "
        "Seat; print(Seat(Path(sys.argv[1])).number, flush=True); sys.stdin.read()"
    )
    first = subprocess.Popen(
        [sys.executable, "-c", taking, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout
    assert first.stdout.readline() == "1\n"
    of_first = tmp_path / "gauge_livesum_1.db"
    of_first.touch()
    assert Seat(tmp_path).number == 2
    assert of_first.exists()

    first.kill()
    first.communicate()
    assert Seat(tmp_path).number == 1
    assert not of_first.exists()
    assert Seat(tmp_path).number == 3


def test_who_leaves_a_seat_leaves_nothing_that_was_true_of_it_alone(tmp_path: Path) -> None:
    seat = Seat(tmp_path)
    counts, gauge = tmp_path / "counter_1.db", tmp_path / "gauge_livesum_1.db"
    counts.touch()
    gauge.touch()

    seat.leave()

    assert counts.exists()
    assert not gauge.exists()


def test_the_folder_of_counts_goes_with_the_supervisor() -> None:
    assert metrics_directory() is None
    with shared_metrics_directory(MetricsSettings()):
        folder = metrics_directory()
        assert folder
        assert folder.is_dir()
    assert not folder.exists()
    assert metrics_directory() is None


def test_without_metrics_there_is_no_folder() -> None:
    with shared_metrics_directory(MetricsSettings(enabled=False)):
        assert metrics_directory() is None


def test_a_file_system_without_a_place_for_counts_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nothing"))

    with (
        pytest.raises(MetricsDirectoryError, match="TMPDIR"),
        shared_metrics_directory(MetricsSettings()),
    ):
        pass
