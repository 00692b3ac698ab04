"""Running every revision on an empty database."""

from alembic import command
from sqlalchemy import Connection

from .apply import apply
from .script import load_script, steps_to_head
from .target import MigrationTarget


def replay(connection: Connection, scratch: MigrationTarget) -> None:
    """Brings an empty database to head.

    Args:
        connection: The empty database.
        scratch: The same database.

    Raises:
        RevisionFailedError: A revision raised.
    """
    steps = steps_to_head(load_script(scratch.root), None)
    if steps:
        apply(
            connection,
            scratch.root,
            steps,
            lambda config: command.upgrade(config, "head"),
            scratch.place,
        )
