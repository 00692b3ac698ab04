from __future__ import annotations

import pytest

from orders.config.tracing import TracingSettings
from orders.infrastructure.tracing import (
    TracingNotInstalledError,
    check_installed,
    open_tracing,
    opening,
)

ON = TracingSettings(endpoint="http://127.0.0.1:4318/")


def test_without_an_endpoint_there_are_no_traces() -> None:
    check_installed(TracingSettings())
    assert open_tracing(TracingSettings(), {}, "unmatched") is None


def test_what_is_not_installed_is_said_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "EXTRA", "no_such_package")

    with pytest.raises(TracingNotInstalledError, match="SETTINGS__TRACING__ENDPOINT") as caught:
        open_tracing(ON, {}, "unmatched")

    assert "uv sync --extra tracing" in str(caught.value)


def test_the_endpoint_has_no_slash_at_its_end() -> None:
    assert ON.endpoint == "http://127.0.0.1:4318"
