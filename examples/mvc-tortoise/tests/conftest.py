from __future__ import annotations

import logging
import os
from collections import Counter
from collections.abc import Iterator

import pytest
from loguru import logger

from billing.config import Settings
from billing.infrastructure.statements import STATEMENTS


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the developer's shell and `.env` set must not decide about a test."""
    for name in [name for name in os.environ if name.startswith("SETTINGS__")]:
        monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


@pytest.fixture
def logging_as_before() -> Iterator[None]:
    """Take back, after the test, how the process logs."""
    root = logging.getLogger()
    handlers, level, statements = root.handlers[:], root.level, STATEMENTS.level
    yield
    logger.remove()
    root.handlers[:] = handlers
    root.setLevel(level)
    STATEMENTS.setLevel(statements)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, unasked, what was left out for want of which server."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, count in Counter(report.longrepr[2] for report in skipped).items():
        terminalreporter.write_line(f"{count} left out: {reason.removeprefix('Skipped: ')}")
