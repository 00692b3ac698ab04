"""The line of each request."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from loguru import logger

from .line import line_form, rfc3339

if TYPE_CHECKING:
    from ...config.logging import LoggingSettings

Write = Callable[[str], object]

SHOWN_AT = {"DEBUG": 0, "INFO": 1}
FAILURE = 400


class AccessLines:
    """Satisfies `middlewares.watchers.AccessLog`.

    A line is made and written here, beside Loguru, which would take most of the time that the
    service itself needs for a request. It goes through Loguru only where a file is to have it too,
    which Loguru rotates.

    Args:
        settings: What to log and where to.
        process_name: For example ``worker-1``.
    """

    def __init__(self, settings: LoggingSettings, process_name: str) -> None:
        self._line = line_form(json_lines=bool(settings.json_lines))
        self._write: Write = _through_loguru if settings.file else sys.stderr.write
        self._worker = process_name
        self._level = SHOWN_AT.get(settings.level.value, 2)

    def write(  # noqa: PLR0913 - an object for them would cost as much as the line
        self,
        request: Mapping[str, str],
        *,
        method: str,
        path: str,
        status: int,
        seconds: float,
        client: str,
        is_polled: bool,
    ) -> None:
        """Tell one request, unless it is one that is asked all the time and went well."""
        debug = is_polled and status < FAILURE
        if self._level > (0 if debug else 1):
            return
        milliseconds = seconds * 1000
        fields = {
            "time": rfc3339(datetime.now(UTC)),
            "level": "DEBUG" if debug else "INFO",
            "worker": self._worker,
            "module": "http",
            "message": f"{method} {path} {status} {milliseconds:.1f} ms",
            **request,
            "method": method,
            "path": path,
            "status": status,
            "duration_ms": round(milliseconds, 3),
            "client": client,
        }
        with suppress(OSError):  # nobody reads it any more: no reason to fail a request
            self._write(self._line(fields))


def _through_loguru(line: str) -> None:
    logger.opt(raw=True).info(line)
