from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from .collector import Collector
from .command import run
from .service import Service, settings_for

INSTALLED = find_spec("opentelemetry") is not None
NEEDED = "the extra tracing is not installed"
TRACE, PARENT = "0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"
LOGIN = "somebody.without.an.account"


@pytest.mark.skipif(not INSTALLED, reason=NEEDED)
def test_a_request_and_its_statements_are_a_part_of_the_callers_trace(tmp_path: Path) -> None:
    with Collector() as collector:
        settings = settings_for(tmp_path, TRACING__ENDPOINT=collector.url)
        with Service(settings, tmp_path) as service:
            answer = service.http.post(
                "/auth/login",
                json={"login": LOGIN, "password": "wrong horse"},
                headers={"traceparent": f"00-{TRACE}-{PARENT}-01"},
            )
        assert answer.status_code == 401
        assert service.ended() == 0
        spans = list(_spans(collector))

    [request] = [span for span in spans if span.name == "POST /auth/login"]
    assert (request.trace_id.hex(), request.parent_span_id.hex()) == (TRACE, PARENT)
    assert _attributes(request)["http.route"] == "/auth/login"
    assert _attributes(request)["http.response.status_code"] == 401
    statements = [span for span in spans if span.parent_span_id == request.span_id]
    [select] = [span for span in statements if span.name == "SELECT"]
    text = _attributes(select)["db.query.text"]
    assert "users" in text
    assert LOGIN not in text
    assert not [span for span in spans if "health" in span.name], "probes are no traces"


@pytest.mark.skipif(not INSTALLED, reason=NEEDED)
def test_lines_of_the_log_name_their_trace(tmp_path: Path) -> None:
    with Collector() as collector:
        settings = settings_for(
            tmp_path, TRACING__ENDPOINT=collector.url, LOGGING__JSON_LINES="true"
        )
        with Service(settings, tmp_path) as service:
            service.get("/docs", {"traceparent": f"00-{TRACE}-{PARENT}-01"})
    told = rf'"route":"/docs","trace_id":"{TRACE}","span_id":"[0-9a-f]+"'
    assert re.search(told, service.log)


@pytest.mark.skipif(not INSTALLED, reason=NEEDED)
def test_a_collector_that_does_not_answer_holds_nobody_up(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, TRACING__ENDPOINT="http://127.0.0.1:9")
    with Service(settings, tmp_path) as service:
        assert service.http.get("/docs").status_code == 200
    assert service.ended() == 0


@pytest.mark.skipif(INSTALLED, reason="the extra tracing is installed")
def test_the_service_says_what_is_missing(tmp_path: Path) -> None:
    settings = settings_for(tmp_path, TRACING__ENDPOINT="http://127.0.0.1:4318")

    told = run(settings, "serve")

    assert told.returncode == 1
    assert "tracing" in told.stderr
    assert "Traceback" not in told.stderr


def _spans(collector: Collector) -> Iterator[Any]:
    """All that came, decoded."""
    from opentelemetry.proto.collector.trace.v1 import trace_service_pb2  # noqa: PLC0415 - an extra

    for path, body in collector.posted:
        assert path == "/v1/traces"
        request: Any = trace_service_pb2.ExportTraceServiceRequest()
        request.ParseFromString(body)
        for resource in request.resource_spans:
            for scope in resource.scope_spans:
                yield from scope.spans


def _attributes(span: Any) -> dict[str, Any]:
    """Attributes by name."""
    return {
        attribute.key: getattr(attribute.value, attribute.value.WhichOneof("value"))
        for attribute in span.attributes
    }
