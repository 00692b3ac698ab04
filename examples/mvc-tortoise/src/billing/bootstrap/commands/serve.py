"""``serve``."""

from __future__ import annotations

from argparse import Namespace

from ...config import project_root
from ..serving import settings_to_serve_with, supervise


def run(_arguments: Namespace) -> int:
    """Migrate, then serve until a signal ends it."""
    return supervise(settings_to_serve_with(), project_root())
