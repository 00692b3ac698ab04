"""The bodies of the health routes."""

from __future__ import annotations

from typing import Literal

from .contract import Contract


class Health(Contract):
    """The process is alive."""

    status: Literal["ok"] = "ok"


class Readiness(Contract):
    """The service can work; what it asked for a sign of life."""

    status: Literal["ready"] = "ready"
    checked: tuple[str, ...]
