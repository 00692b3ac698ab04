"""``serve``."""

from __future__ import annotations

from argparse import Namespace

from ...config import project_root
from ..migrated import assert_migrated
from ..serving import settings_to_serve_with, supervise


def run(arguments: Namespace) -> int:
    """Migrate, or make sure that somebody did, then serve until a signal ends it."""
    settings = settings_to_serve_with()
    if arguments.no_migrate:
        return supervise(settings, project_root(), migrate=assert_migrated)
    return supervise(settings, project_root())
