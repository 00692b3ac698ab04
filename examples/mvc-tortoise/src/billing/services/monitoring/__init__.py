"""What can be asked about the work of the service."""

from __future__ import annotations

from dataclasses import dataclass

from .read_metrics import ReadMetrics


@dataclass(frozen=True, slots=True)
class MonitoringOperations:
    """The operations of this module, ready to be called."""

    read_metrics: ReadMetrics


__all__ = ("MonitoringOperations", "ReadMetrics")
