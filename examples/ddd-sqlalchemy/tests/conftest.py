from __future__ import annotations

import os

import pytest

from orders.config import Settings


@pytest.fixture(autouse=True)
def no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the developer's shell and `.env` set must not decide about a test."""
    for name in [name for name in os.environ if name.startswith("SETTINGS__")]:
        monkeypatch.delenv(name)
    monkeypatch.setitem(Settings.model_config, "env_file", None)
