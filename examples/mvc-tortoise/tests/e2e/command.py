from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import billing as package

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = (sys.executable, "-m", package.__name__)


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    """The environment of a service that has these settings, by the end of their names."""
    inherited = {name: value for name, value in os.environ.items() if "SETTINGS__" not in name}
    return inherited | {f"SETTINGS__{name}": value for name, value in settings.items()}


def run(
    settings: Mapping[str, str], *arguments: str, standard_input: str = ""
) -> subprocess.CompletedProcess[str]:
    """Run one command of the service to its end."""
    return subprocess.run(
        [*COMMAND, *arguments],
        cwd=PROJECT,
        env=environment(settings),
        input=standard_input,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
