"""What Alembic is told, wherever it runs: in env.py and in the checks."""

from typing import Any

from alembic.operations.ops import MigrationScript

from ..tables import BaseTable
from .additions import fill_added_columns
from .circles import open_circles
from .defaults import compare_default
from .rendering import render_item


def environment_options() -> dict[str, Any]:
    """The keyword arguments of Alembic's `configure`, besides the connection.

    `transactional_ddl`: SQLite can roll schema changes back, which Alembic does not assume;
    `connection.with_connection` opens the transaction that this needs.
    """
    return {
        "target_metadata": BaseTable.metadata,
        "transactional_ddl": True,
        "render_as_batch": True,
        "compare_type": True,
        "compare_server_default": compare_default,
        "process_revision_directives": _complete,
        "render_item": render_item,
    }


def _complete(_context: object, _revision: object, scripts: list[MigrationScript]) -> None:
    for script in scripts:
        fill_added_columns(script)
        open_circles(script)
