"""Whether there are traces."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from .errors import TracingNotInstalledError
from .tracing import Tracing

if TYPE_CHECKING:
    from ...config.tracing import TracingSettings

EXTRA = "opentelemetry"


def check_installed(settings: TracingSettings) -> None:
    """Find out before anything starts whether what is asked for is there.

    Raises:
        TracingNotInstalledError: It is not.
    """
    if settings.endpoint and find_spec(EXTRA) is None:
        raise TracingNotInstalledError(EXTRA)


def open_tracing(
    settings: TracingSettings, attributes: dict[str, str], unmatched: str
) -> Tracing | None:
    """Traces, where the settings ask for them.

    Args:
        settings: Where traces go.
        attributes: What every trace says of this process: ``service.name`` and the like.
        unmatched: What the route of a request is called that no route takes.

    Raises:
        TracingNotInstalledError: They do, and the extra is not installed.
    """
    if not settings.endpoint:
        return None
    check_installed(settings)
    from .open_telemetry import OpenTelemetry  # noqa: PLC0415 - an extra

    return OpenTelemetry(settings, attributes, unmatched)
