"""Loguru, set up once per process; the standard library's loggers end in it too."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Mapping
from datetime import UTC
from pathlib import Path
from traceback import format_exception
from typing import TYPE_CHECKING

from loguru import logger

from ..statements import log_statements
from .line import line_form, rfc3339
from .standard_library import ToLoguru

if TYPE_CHECKING:
    from loguru import Record

    from ...config.logging import LoggingSettings

Context = Callable[[], Mapping[str, str]]

_OWN = ("module", "process_name", "line")


def configure_logging(
    settings: LoggingSettings, root: Path, process_name: str, context: Context = dict
) -> None:
    """Send the log to standard error and, where one is named, to a file of this process.

    Args:
        settings: What to log and where to.
        root: What a relative file name is relative to.
        process_name: For example ``worker-1``; becomes part of the file's name, because two
            processes that rotate one file lose lines.
        context: What a line is to say besides, for example of the request that it belongs to.
    """
    logger.remove()
    logger.configure(extra={"process_name": process_name, "module": "-"})
    to_line = line_form(json_lines=bool(settings.json_lines))

    def form(record: Record) -> str:
        record["extra"]["line"] = to_line(_fields(record, context()))
        return "{extra[line]}"

    logger.add(
        sys.stderr,
        level=settings.level.value,
        format=form,
        colorize=False,
        backtrace=False,
        diagnose=False,  # the values of variables may be secrets
    )
    if settings.file:
        logger.add(
            _file_of(root / settings.file, process_name),
            level=settings.level.value,
            format=form,
            rotation=settings.rotation,
            retention=settings.retention,
            compression=settings.compression,
            encoding="utf-8",
            delay=True,
            backtrace=False,
            diagnose=False,
        )
    logging.basicConfig(handlers=[ToLoguru()], level=logging.WARNING, force=True)
    if settings.sql:
        log_statements()


def _fields(record: Record, context: Mapping[str, str]) -> dict[str, object]:
    """The record, flat: what was bound to it by name, what it is in any case by the usual keys."""
    extra = record["extra"]
    fields: dict[str, object] = {
        "time": rfc3339(record["time"].astimezone(UTC)),
        "level": record["level"].name,
        "worker": extra["process_name"],
        "module": extra["module"],
        "message": record["message"],
        **context,
    }
    if error := record["exception"]:
        fields["exception"] = "".join(format_exception(error.type, error.value, error.traceback))
    bound = {name: value for name, value in extra.items() if name not in _OWN}
    return bound | fields if bound else fields


def _file_of(path: Path, process_name: str) -> Path:
    return path.with_name(f"{path.stem}-{process_name}{path.suffix}")
