from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from billing.config.logging import LoggingSettings, LogLevel
from billing.infrastructure.logging import AccessLines, configure_logging

Output = pytest.CaptureFixture[str]

pytestmark = pytest.mark.usefixtures("logging_as_before")


def _write(
    settings: LoggingSettings,
    *,
    path: str = "/things/5",
    status: int = 200,
    is_polled: bool = False,
) -> None:
    AccessLines(settings, "worker-1").write(
        {"request_id": "the-id", "route": "/things/:id"},
        method="GET",
        path=path,
        status=status,
        seconds=0.0123456,
        client="192.0.2.1",
        is_polled=is_polled,
    )


def test_a_request_is_one_line_of_flat_json(capsys: Output) -> None:
    _write(LoggingSettings(file="", json_lines=True), path="/things/\r\n\u2028forged")

    [line] = capsys.readouterr().err.splitlines()
    record = json.loads(line)
    assert record.pop("time").endswith("Z")
    assert record == {
        "level": "INFO",
        "worker": "worker-1",
        "module": "http",
        "message": "GET /things/\r\n\u2028forged 200 12.3 ms",
        "request_id": "the-id",
        "route": "/things/:id",
        "method": "GET",
        "path": "/things/\r\n\u2028forged",
        "status": 200,
        "duration_ms": 12.346,
        "client": "192.0.2.1",
    }


def test_a_request_is_one_line_for_people(capsys: Output) -> None:
    _write(LoggingSettings(file=""), path="/things/\r\n\x1b[31m")

    [line] = capsys.readouterr().err.splitlines()
    assert line.endswith(" worker-1 http the-id GET /things/\\r\\n\\x1b[31m 200 12.3 ms")


@pytest.mark.parametrize(
    ("level", "status", "is_polled", "shown"),
    [
        (LogLevel.INFO, 200, False, True),
        (LogLevel.INFO, 200, True, False),
        (LogLevel.INFO, 503, True, True),
        (LogLevel.DEBUG, 200, True, True),
        (LogLevel.WARNING, 500, False, False),
    ],
)
def test_what_is_asked_all_the_time_is_for_debugging(
    capsys: Output, level: LogLevel, status: int, is_polled: bool, shown: bool
) -> None:
    _write(LoggingSettings(file="", level=level), status=status, is_polled=is_polled)

    assert bool(capsys.readouterr().err) is shown


def test_a_log_that_nobody_reads_fails_no_request(monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_line: str) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(sys.stderr, "write", gone)

    _write(LoggingSettings(file=""))


def test_a_file_has_them_too(tmp_path: Path, capsys: Output) -> None:
    settings = LoggingSettings(file="service.log")
    configure_logging(settings, tmp_path, "worker-1")

    _write(settings, path="/{x}/<red>")

    written = (tmp_path / "service-worker-1.log").read_text()
    assert "GET /{x}/<red> 200" in written
    assert capsys.readouterr().err == written
