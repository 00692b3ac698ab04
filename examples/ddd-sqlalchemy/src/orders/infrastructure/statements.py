"""Statements in the log."""

from __future__ import annotations

import logging

STATEMENTS = logging.getLogger("sqlalchemy.engine")


def log_statements() -> None:
    """Log every statement from now on, as information."""
    STATEMENTS.setLevel(logging.INFO)
