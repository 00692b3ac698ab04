"""Loguru, set up once per process; the standard library's loggers end in it too."""

from __future__ import annotations

import logging
import sys
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING

from loguru import logger

from .statements import log_statements

if TYPE_CHECKING:
    from loguru import Record

    from ..config.logging import LoggingSettings

LINE = (
    "{time:YYYY-MM-DDTHH:mm:ss.SSSZZ} {level: <7} {extra[process_name]} "
    "{extra[module]} {extra[request_id]} {message}"
)


def configure_logging(settings: LoggingSettings, root: Path, process_name: str) -> None:
    """Send the log to standard error and, where one is named, to a file of this process.

    Args:
        settings: What to log and where to.
        root: What a relative file name is relative to.
        process_name: For example ``worker-1``; becomes part of the file's name, because two
            processes that rotate one file lose lines.
    """
    logger.remove()
    logger.configure(extra={"process_name": process_name, "module": "-", "request_id": "-"})
    logger.add(
        sys.stderr,
        level=settings.level.value,
        format=_line,
        serialize=settings.json_lines,
        backtrace=False,
        diagnose=False,  # the values of variables may be secrets
    )
    if settings.file:
        logger.add(
            _file_of(root / settings.file, process_name),
            level=settings.level.value,
            format=_line,
            rotation=settings.rotation,
            retention=settings.retention,
            compression=settings.compression,
            encoding="utf-8",
            delay=True,
            backtrace=False,
            diagnose=False,
        )
    logging.basicConfig(handlers=[_ToLoguru()], level=logging.WARNING, force=True)
    if settings.sql:
        log_statements()


def _line(record: Record) -> str:
    """One record is one line, whatever line breaks a client smuggles into a message."""
    record["extra"]["text"] = record["message"].replace("\r", "\\r").replace("\n", "\\n")
    return LINE.replace("{message}", "{extra[text]}") + "\n{exception}"


def _file_of(path: Path, process_name: str) -> Path:
    return path.with_name(f"{path.stem}-{process_name}{path.suffix}")


class _ToLoguru(logging.Handler):
    """Passes records of the standard library's loggers on."""

    def emit(self, record: logging.LogRecord) -> None:
        """Pass one record on, under its own logger's name."""
        frame: FrameType | None = logging.currentframe()
        depth = 2
        while frame and frame.f_code.co_filename == logging.__file__:
            frame = frame.f_back
            depth += 1
        try:
            level: str | int = logger.level(record.levelname).name
        except ValueError:
            level = record.levelno
        logger.bind(module=record.name).opt(depth=depth, exception=record.exc_info).log(
            level, record.getMessage()
        )
