"""What a command says, and to whom."""

from __future__ import annotations

import sys


def say(text: str) -> None:
    """To standard output: what the user asked for."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def complain(text: str) -> None:
    """To standard error: why there is nothing."""
    sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
