from __future__ import annotations

import os
from collections import Counter

import pytest

from orders.config import Settings


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the developer's shell and `.env` set must not decide about a test."""
    for name in [name for name in os.environ if name.startswith("SETTINGS__")]:
        monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say at the end, unasked, what was left out for want of which server."""
    skipped = terminalreporter.stats.get("skipped", [])
    for reason, count in Counter(report.longrepr[2] for report in skipped).items():
        terminalreporter.write_line(f"{count} left out: {reason.removeprefix('Skipped: ')}")
