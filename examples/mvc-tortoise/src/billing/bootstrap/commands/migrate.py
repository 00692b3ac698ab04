"""``migrate``."""

from __future__ import annotations

from argparse import Namespace

from ...config import project_root, read_settings
from ...models.database.migrations.target import migration_target
from ...models.database.migrations.upgrade import upgrade
from ...views.cli.terminal import say


def run(_arguments: Namespace) -> int:
    """Bring the database to the newest revision."""
    say(str(upgrade(migration_target(read_settings().database.url, project_root()))))
    return 0
