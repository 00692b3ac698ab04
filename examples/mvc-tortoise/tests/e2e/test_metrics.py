from __future__ import annotations

import os
import re
import signal

import httpx

from ..polling import until
from .service import METRICS_TOKEN, Service

WORKERS = 2


def test_the_counts_of_all_workers_are_one_and_never_go_back(service: Service) -> None:
    asked = _requests(service, "/openapi.json")

    def ask(times: int) -> None:
        nonlocal asked
        asked += times
        for _ in range(times):
            service.get("/openapi.json")

    ask(20)
    assert _requests(service, "/openapi.json") == asked

    killed = service.workers[0]
    os.kill(killed, signal.SIGKILL)
    until(lambda: killed not in service.workers, "the worker to be replaced")
    assert _requests(service, "/openapi.json") == asked
    ask(20)
    assert _requests(service, "/openapi.json") == asked

    before, delivering = service.log.count(" replaced "), service.deliverer
    service.signal(signal.SIGHUP)
    until(lambda: service.log.count(" replaced ") == before + WORKERS, "all to be replaced")
    until(lambda: service.deliverer != delivering, "the deliverer to be replaced")
    ask(20)
    assert _requests(service, "/openapi.json") == asked


def test_unknown_paths_are_one_series(service: Service) -> None:
    for number in range(5):
        service.get(f"/no/such/path/{number}")

    text = service.get("/metrics").text
    assert 'route="unmatched",status="404"' in text
    assert "/no/such/path" not in text


def test_gauges_are_those_of_the_living(service: Service) -> None:
    def workers() -> set[str]:
        text = service.get("/metrics").text
        return set(re.findall(r'process_resident_memory_bytes\{worker="([^"]+)"\}', text))

    until(lambda: workers() == {"worker-1", "worker-2"}, "every worker to be looked at")
    text = service.get("/metrics").text
    assert "database_pool_connections_max 20.0" in text
    assert "http_requests_in_flight " in text
    until(
        lambda: 'outbox_messages{state="waiting"} 0.0' in service.get("/metrics").text,
        "the outbox to be looked at",
    )


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


def test_production_shows_them_to_who_holds_the_token(guarded: Service) -> None:
    stranger = guarded.get("/metrics")
    scraper = guarded.get("/metrics", {"Authorization": f"Bearer {METRICS_TOKEN}"})

    assert stranger.status_code == 401
    assert stranger.json()["error"]["code"] == "unauthenticated"
    assert stranger.headers["www-authenticate"] == "Bearer"
    assert scraper.status_code == 200
    assert METRICS_TOKEN not in guarded.log


def _requests(service: Service, route: str) -> float:
    """How often all workers together say that a route was asked."""
    text = service.get("/metrics").text
    counts = re.findall(
        r'(?m)^http_requests_total\{.*route="' + re.escape(route) + r'".*\} (\S+)$', text
    )
    return sum(map(float, counts))


def _text(http: httpx.Client) -> str:
    return http.get("/metrics").text
