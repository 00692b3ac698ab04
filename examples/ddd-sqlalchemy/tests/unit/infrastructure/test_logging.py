from __future__ import annotations

import gzip
import json
import logging
import re
from pathlib import Path

import pytest
from loguru import logger

from orders.config.logging import LoggingSettings
from orders.infrastructure.logging import configure_logging

Output = pytest.CaptureFixture[str]
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")

pytestmark = pytest.mark.usefixtures("logging_as_before")


def test_one_record_is_one_line(tmp_path: Path, capsys: Output) -> None:
    configure_logging(LoggingSettings(file=""), tmp_path, "test")

    logger.info("GET {}", "/x\r\n2030-01-01 INFO forged")

    [line] = capsys.readouterr().err.splitlines()
    assert "\\r\\n2030-01-01 INFO forged" in line


@pytest.mark.parametrize(
    ("smuggled", "shown"),
    [
        ("\x1b[2J", "\\x1b[2J"),
        ("\x00\x7f", "\\x00\\x7f"),
        ("\x85\x9b", "\\x85\\x9b"),
        ("\u2028\u2029", "\\u2028\\u2029"),
        ("\v\f", "\\x0b\\x0c"),
    ],
)
def test_what_moves_a_terminals_cursor_is_shown_and_not_done(
    tmp_path: Path, capsys: Output, smuggled: str, shown: str
) -> None:
    configure_logging(LoggingSettings(file=""), tmp_path, "test")

    logger.info("GET {}", f"/x{smuggled}y")

    assert capsys.readouterr().err.endswith(f"/x{shown}y\n")


def test_braces_of_a_client_are_text(tmp_path: Path, capsys: Output) -> None:
    configure_logging(LoggingSettings(file=""), tmp_path, "test")

    logger.info("GET {}", "/{extra[request_id]}/{x}/<red>")

    assert "/{extra[request_id]}/{x}/<red>" in capsys.readouterr().err


def test_a_record_names_its_process_its_module_and_its_request(
    tmp_path: Path, capsys: Output
) -> None:
    request = {"request_id": "the-id"}
    configure_logging(LoggingSettings(file=""), tmp_path, "worker-3", lambda: request)

    logger.bind(module="http").info("hello")

    assert "worker-3 http the-id hello" in capsys.readouterr().err


def test_variables_of_a_traceback_are_not_shown(tmp_path: Path, capsys: Output) -> None:
    configure_logging(LoggingSettings(file=""), tmp_path, "test")

    def fail(password: str) -> None:
        raise RuntimeError(len(password))

    try:
        fail("correct horse")
    except RuntimeError:
        logger.exception("failed")

    shown = capsys.readouterr().err
    assert "RuntimeError: 13" in shown
    assert "correct horse" not in shown.replace('fail("correct horse")', "")


def test_a_traceback_is_below_its_line_and_cannot_be_taken_for_another(
    tmp_path: Path, capsys: Output
) -> None:
    configure_logging(LoggingSettings(file=""), tmp_path, "test")

    try:
        raise RuntimeError("first\n2030-01-01 INFO forged")
    except RuntimeError:
        logger.exception("failed")

    line, *below = capsys.readouterr().err.splitlines()
    assert line.endswith(" failed")
    assert below
    assert all(part.startswith("  ") for part in below)


def test_lines_may_be_flat_json(tmp_path: Path, capsys: Output) -> None:
    request = {"request_id": "the-id", "route": "/things/:id"}
    configure_logging(
        LoggingSettings(file="", json_lines=True), tmp_path, "worker-1", lambda: request
    )

    try:
        raise RuntimeError("why")
    except RuntimeError:
        logger.bind(module="things", level="mine", order=5).exception("first\nsecond \u2028")

    [line] = capsys.readouterr().err.splitlines()
    record = json.loads(line)
    assert TIME.fullmatch(record.pop("time"))
    assert record.pop("exception").endswith("RuntimeError: why\n")
    assert record == {
        "level": "ERROR",
        "worker": "worker-1",
        "module": "things",
        "message": "first\nsecond \u2028",
        "order": 5,
        **request,
    }


def test_a_file_is_rotated_and_packed(tmp_path: Path) -> None:
    settings = LoggingSettings(file="log/service.log", rotation="1 KB")
    configure_logging(settings, tmp_path, "worker-1")

    for number in range(40):
        logger.info("line {} {}", number, "x" * 50)

    logger.remove()
    packed = sorted((tmp_path / "log").glob("service-worker-1.*.gz"))
    assert packed
    with gzip.open(packed[0], "rt") as oldest:
        assert "line 0 " in oldest.read()
    assert (tmp_path / "log" / "service-worker-1.log").is_file()


def test_the_standard_librarys_records_come_too(tmp_path: Path, capsys: Output) -> None:
    configure_logging(LoggingSettings(file=""), tmp_path, "test")

    logging.getLogger("some.library").warning("from %s", "outside")
    logging.getLogger("some.library").info("not this one")
    logging.getLogger("some.library").log(35, "between the levels")

    warning, between = capsys.readouterr().err.splitlines()
    assert "some.library - from outside" in warning
    assert "between the levels" in between
