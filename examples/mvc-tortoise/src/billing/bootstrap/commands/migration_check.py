"""``migration-check``."""

from __future__ import annotations

from argparse import Namespace

from ...config import project_root, read_settings
from ...models.database.migrations.check import check
from ...models.database.migrations.pending import pending
from ...models.database.migrations.target import migration_target
from ...views.cli.terminal import say


def run(arguments: Namespace) -> int:
    """Fail if tables and revisions differ, or if the configured database is behind."""
    target = migration_target(read_settings().database.url, project_root())
    say(str(check(target)))
    if arguments.pending:
        say(str(pending(target)))
    return 0
