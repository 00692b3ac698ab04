"""Statements in the log."""

from __future__ import annotations

import logging

STATEMENTS = logging.getLogger("tortoise.db_client")


def log_statements() -> None:
    """Log every statement from now on, as information."""
    STATEMENTS.setLevel(logging.DEBUG)
    STATEMENTS.addFilter(_statement_alone)


def _statement_alone(record: logging.LogRecord) -> bool:
    """A statement as information, without its values, which hold password hashes.

    Whoever asks for statements need not ask for everybody's debug messages. What is no statement
    tells how to connect, password included.
    """
    record.levelno, record.levelname = logging.INFO, "INFO"
    if record.msg == "%s: %s" and isinstance(record.args, tuple):
        record.msg, record.args = "%s", record.args[:1]
    return "params" not in record.msg
