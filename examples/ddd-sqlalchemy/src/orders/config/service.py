"""What the service is called."""

from __future__ import annotations

from importlib.metadata import version

NAME = "orders"
TITLE = "Orders"


def service_version() -> str:
    """The version in pyproject.toml."""
    return version(NAME)
