"""Counts for Prometheus, shared by the workers of one service."""

from .opening import ServiceMetrics, open_metrics

__all__ = ("ServiceMetrics", "open_metrics")
