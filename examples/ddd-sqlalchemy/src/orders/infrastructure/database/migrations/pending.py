"""Whether the configured database is at head."""

from dataclasses import dataclass

from alembic.script import ScriptDirectory

from .connection import with_connection
from .errors import PendingRevisionsError
from .script import load_script, single_head, steps_to_head, title
from .state import current_revision
from .target import MigrationTarget


@dataclass(frozen=True, slots=True)
class UpToDate:
    """A database at head.

    Attributes:
        head: Its revision; None when there are no migrations.
    """

    head: str | None

    def __str__(self) -> str:
        """What to tell the user."""
        return f"the database is at head ({self.head or 'no migrations'})"


def pending(target: MigrationTarget) -> UpToDate:
    """Asks the configured database for its revision; changes and creates nothing.

    Raises:
        DatabaseUnreachableError: It does not answer.
        PendingRevisionsError: It is behind; its `why` lists the revisions that are missing.
        UnknownRevisionError: It is at a revision that the files do not have.
    """
    script = load_script(target.root)
    head = single_head(script)
    steps = steps_to_head(script, _current(target, script))
    if steps:
        raise PendingRevisionsError(
            what=f"The database lacks {len(steps)} of the migrations.",
            where=target.place,
            why="; ".join(title(step) for step in steps),
            mend="make migrate",
        )
    return UpToDate(head=head)


def _current(target: MigrationTarget, script: ScriptDirectory) -> str | None:
    if target.file is not None and not target.file.exists():
        return None
    return with_connection(
        target, lambda connection: current_revision(connection, script, target.place)
    )
