"""Bringing a database to the newest revision."""

from alembic import command
from sqlalchemy import Connection

from .apply import apply
from .connection import with_connection
from .outcomes import Upgrade
from .protection import protected
from .script import load_script, single_head, steps_to_head, title
from .state import current_revision
from .target import MigrationTarget


def upgrade(target: MigrationTarget) -> Upgrade:
    """Brings a database to head; safe when several run at once.

    PostgreSQL: one transaction under an advisory lock. SQLite: the same under a file lock, and
    the file is copied first and restored on failure. A revision that commits midway
    (`autocommit_block`) cannot be undone on PostgreSQL.

    Raises:
        MigrationError: Its subclasses say what failed; the database is as it was before.
    """
    script = load_script(target.root)
    head = single_head(script)
    with protected(target, script.get_heads()) as protection:

        def work(connection: Connection) -> Upgrade:
            current = current_revision(connection, script, target.place)
            steps = steps_to_head(script, current)
            if steps:
                protection.copy()
                apply(
                    connection,
                    target.root,
                    steps,
                    lambda config: command.upgrade(config, "head"),
                    target.place,
                )
            return Upgrade(head, tuple(title(step) for step in steps), protection.recovered)

        return with_connection(target, work, locked=True)
