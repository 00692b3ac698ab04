"""What can be asked about the service itself."""

from __future__ import annotations

from dataclasses import dataclass

from .check_readiness import CheckReadiness


@dataclass(frozen=True, slots=True)
class HealthOperations:
    """The operations of this module, ready to be called."""

    check_readiness: CheckReadiness


__all__ = ("CheckReadiness", "HealthOperations")
