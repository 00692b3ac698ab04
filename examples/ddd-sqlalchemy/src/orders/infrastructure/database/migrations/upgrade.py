"""Bringing a database to the newest revision."""

from dataclasses import dataclass

from alembic import command
from sqlalchemy import Connection

from .apply import apply
from .connection import with_connection
from .lock import advisory_lock
from .protection import protected
from .script import load_script, single_head, steps_to_head, title
from .state import current_revision
from .target import MigrationTarget


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What an upgrade did.

    Attributes:
        head: The revision of the database now; None when there are no migrations.
        applied: The revisions that were run, oldest first, as `REVISION MESSAGE`.
        recovered: What was done about an earlier, killed migration.
    """

    head: str | None
    applied: tuple[str, ...]
    recovered: str | None = None

    def __str__(self) -> str:
        """What to tell the user."""
        lines = [self.recovered] if self.recovered else []
        lines += [f"applied {step}" for step in self.applied]
        if self.head is None:
            lines.append("there are no migrations")
        else:
            lines.append(f"{'now' if self.applied else 'already'} at head ({self.head})")
        return "\n".join(lines)


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
            with advisory_lock(connection, target.place):
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

        return with_connection(target, work)
