"""The standard library's loggers, passed on to Loguru."""

from __future__ import annotations

import logging
from types import FrameType

from loguru import logger


class ToLoguru(logging.Handler):
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
