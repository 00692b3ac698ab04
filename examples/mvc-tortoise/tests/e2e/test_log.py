from __future__ import annotations

import json
from typing import Any

from ..polling import until
from .service import Service


def _records(service: Service) -> list[dict[str, Any]]:
    """The whole log, which holds nothing but JSON."""
    return [json.loads(line) for line in service.log.splitlines()]


def test_every_line_is_json_and_every_request_is_a_line(guarded: Service) -> None:
    for path in ("/docs/nothing?key=secret", "/no/such/path", "/health"):
        guarded.get(path, {"X-Request-ID": f"id{path.partition('?')[0].replace('/', '.')}"})
    until(lambda: "id.no.such.path" in guarded.log, "the lines to be written")

    told = {record["request_id"]: record for record in _records(guarded) if "status" in record}
    known, unknown = told["id.docs.nothing"], told["id.no.such.path"]
    assert {key: known[key] for key in ("method", "route", "path", "status", "client")} == {
        "method": "GET",
        "route": "/docs/:name",
        "path": "/docs/nothing",
        "status": 404,
        "client": "127.0.0.1",
    }
    assert isinstance(known["duration_ms"], float)
    assert known["worker"].startswith("worker-")
    assert (unknown["route"], unknown["path"]) == ("unmatched", "/no/such/path")
    assert "id.health" not in told, "probes are for debugging"
    assert "secret" not in guarded.log
    assert {"supervisor"} <= {record["worker"] for record in _records(guarded)}
