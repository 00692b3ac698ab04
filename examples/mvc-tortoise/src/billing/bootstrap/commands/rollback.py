"""``rollback``."""

from __future__ import annotations

from argparse import Namespace

from ...config import project_root, read_settings
from ...models.database.migrations.downgrade import downgrade
from ...models.database.migrations.target import migration_target
from ...views.cli.terminal import say


def run(_arguments: Namespace) -> int:
    """Take the newest revision of the database back."""
    say(str(downgrade(migration_target(read_settings().database.url, project_root()))))
    return 0
