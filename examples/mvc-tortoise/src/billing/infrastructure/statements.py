"""Statements in the log."""

from __future__ import annotations

import logging

STATEMENTS = logging.getLogger("tortoise.db_client")


def log_statements() -> None:
    """Log every statement from now on, as information."""
    STATEMENTS.setLevel(logging.DEBUG)
    STATEMENTS.addFilter(_as_information)


def _as_information(record: logging.LogRecord) -> bool:
    """Whoever asks for statements need not ask for everybody's debug messages."""
    record.levelno, record.levelname = logging.INFO, "INFO"
    return True
