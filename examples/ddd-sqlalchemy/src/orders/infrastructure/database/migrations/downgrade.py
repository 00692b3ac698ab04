"""Taking a database one revision back."""

from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

from .apply import apply
from .connection import with_connection
from .outcomes import Downgrade
from .protection import Protection, protected
from .script import load_script, single_head, title
from .state import current_revision
from .target import MigrationTarget


def downgrade(target: MigrationTarget) -> Downgrade:
    """Takes a database one revision back, as safely as `upgrade`.

    A SQLite file that does not exist is not created.

    Raises:
        MigrationError: Its subclasses say what failed; the database is as it was before.
    """
    script = load_script(target.root)
    single_head(script)
    if target.file is not None and not target.file.exists():
        return Downgrade(undone=None, revision=None)
    with protected(target, script.get_heads()) as protection:
        return with_connection(
            target, lambda connection: _step(connection, script, protection), locked=True
        )


def _step(connection: Connection, script: ScriptDirectory, protection: Protection) -> Downgrade:
    target = protection.target
    current = current_revision(connection, script, target.place)
    if current is None:
        return Downgrade(None, None, protection.recovered)
    step = script.get_revision(current)
    protection.copy()
    apply(
        connection,
        target.root,
        [step],
        lambda config: command.downgrade(config, "-1"),
        target.place,
    )
    now = current_revision(connection, script, target.place)
    return Downgrade(title(step), now, protection.recovered)
