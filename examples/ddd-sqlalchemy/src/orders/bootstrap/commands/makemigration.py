"""``makemigration``."""

from __future__ import annotations

from argparse import Namespace

from ...config import project_root, read_settings
from ...infrastructure.database.migrations.revision import make_revision
from ...infrastructure.database.migrations.target import migration_target
from ...presentation.cli.terminal import say


def run(arguments: Namespace) -> int:
    """Write a revision from the difference between tables and revisions, or an empty one."""
    target = migration_target(read_settings().database.url, project_root())
    say(str(make_revision(target, arguments.message, empty=arguments.empty)))
    return 0
