"""Traces of requests and statements, for whoever collects them; an extra."""

from .errors import TracingNotInstalledError
from .opening import check_installed, open_tracing
from .tracing import Tracing

__all__ = ("Tracing", "TracingNotInstalledError", "check_installed", "open_tracing")
