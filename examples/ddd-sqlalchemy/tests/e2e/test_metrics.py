from __future__ import annotations

import os
import re
import signal
from collections.abc import Iterator

import httpx
import pytest

from ..polling import until
from .service import Service, settings_for

TOKEN = "a token of Prometheus"
WORKERS = 2


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """A running service whose workers are killed and replaced."""
    folder = tmp_path_factory.mktemp("counted")
    with Service(settings_for(folder, SERVER__WORKERS=str(WORKERS)), folder) as service:
        until(lambda: service.log.count(" serves ") == WORKERS, "every worker to serve")
        yield service


def test_the_counts_of_all_workers_are_one_and_never_go_back(counted: Service) -> None:
    asked = 0

    def ask(times: int) -> None:
        nonlocal asked
        asked += times
        for _ in range(times):
            _get(counted, "/openapi.json")

    ask(20)
    assert _requests(counted, "/openapi.json") == asked

    killed = counted.workers[0]
    os.kill(killed, signal.SIGKILL)
    until(lambda: killed not in counted.workers, "the worker to be replaced")
    assert _requests(counted, "/openapi.json") == asked
    ask(20)
    assert _requests(counted, "/openapi.json") == asked

    before = counted.log.count(" replaced ")
    counted.signal(signal.SIGHUP)
    until(lambda: counted.log.count(" replaced ") == before + WORKERS, "all to be replaced")
    ask(20)
    assert _requests(counted, "/openapi.json") == asked


def test_unknown_paths_are_one_series(counted: Service) -> None:
    for number in range(5):
        _get(counted, f"/no/such/path/{number}")

    text = _get(counted, "/metrics").text
    assert 'route="unmatched",status="404"' in text
    assert "/no/such/path" not in text


def test_gauges_are_those_of_the_living(counted: Service) -> None:
    def workers() -> set[str]:
        text = _get(counted, "/metrics").text
        return set(re.findall(r'process_resident_memory_bytes\{worker="([^"]+)"\}', text))

    until(lambda: workers() == {"worker-1", "worker-2"}, "every worker to be looked at")
    text = _get(counted, "/metrics").text
    assert "database_pool_connections_max 20.0" in text
    assert "http_requests_in_flight " in text


def test_the_answer_is_what_prometheus_reads(http: httpx.Client) -> None:
    answer = http.get("/metrics")

    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8"
    assert "# TYPE http_request_duration_seconds histogram" in answer.text
    assert http.head("/metrics").status_code == 200


def test_failed_log_ins_are_counted(http: httpx.Client) -> None:
    def failed() -> float:
        [count] = re.findall(r"(?m)^authentication_failed_logins_total (\S+)$", _text(http))
        return float(count)

    before = failed()
    http.post("/auth/login", json={"login": "nobody", "password": "wrong horse"})

    assert failed() == before + 1


def test_production_shows_them_to_who_holds_the_token(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    folder = tmp_path_factory.mktemp("guarded")
    with Service(settings_for(folder, METRICS__TOKEN=TOKEN), folder) as service:
        stranger = _get(service, "/metrics")
        scraper = httpx.get(
            f"{service.url}/metrics",
            headers={"Authorization": f"Bearer {TOKEN}"},
            timeout=60,
            trust_env=False,
        )

    assert stranger.status_code == 401
    assert stranger.json()["error"]["code"] == "unauthenticated"
    assert stranger.headers["www-authenticate"] == "Bearer"
    assert scraper.status_code == 200
    assert TOKEN not in service.log


def test_what_is_off_is_not_there(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("uncounted")
    with Service(settings_for(folder, METRICS__ENABLED="false"), folder) as service:
        assert _get(service, "/metrics").status_code == 404
        assert _get(service, "/health").status_code == 200


def _requests(service: Service, route: str) -> float:
    """How often all workers together say that a route was asked."""
    text = _get(service, "/metrics").text
    counts = re.findall(
        r'(?m)^http_requests_total\{.*route="' + re.escape(route) + r'".*\} (\S+)$', text
    )
    return sum(map(float, counts))


def _text(http: httpx.Client) -> str:
    return http.get("/metrics").text


def _get(service: Service, path: str) -> httpx.Response:
    """The answer on a connection of its own: any worker may give it."""
    return httpx.get(f"{service.url}{path}", timeout=60, trust_env=False)
