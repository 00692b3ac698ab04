from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from orders.infrastructure.database.migrations.errors import (
    UnsupportedRevisionError,
)
from orders.infrastructure.database.migrations.revision import (
    make_revision,
)
from orders.infrastructure.database.migrations.target import (
    migration_target,
)
from orders.infrastructure.database.migrations.upgrade import (
    upgrade,
)

from ..project_copy import copy_project


def add_new_tables(url: str, folder: Path) -> None:
    """Give a migrated database what the models have and no revision makes yet.

    Args:
        url: The database.
        folder: An empty folder, which gets a revision for it.
    """
    copy_project(folder)
    target = migration_target(url, folder)
    with suppress(UnsupportedRevisionError):  # `makemigration` says what has to be written by hand
        make_revision(target, "what no revision makes yet")
    upgrade(target)
