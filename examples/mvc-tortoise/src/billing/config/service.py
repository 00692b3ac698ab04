"""What the service is called."""

from __future__ import annotations

from importlib.metadata import version

NAME = "billing"
TITLE = "Billing"


def service_version() -> str:
    """The version in pyproject.toml."""
    return version(NAME)
