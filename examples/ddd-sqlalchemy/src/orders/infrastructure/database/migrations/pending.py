"""Whether the configured database is at head."""

from alembic.script import ScriptDirectory

from .connection import with_connection
from .errors import PendingRevisionsError
from .outcomes import UpToDate
from .script import load_script, single_head, steps_to_head, title
from .state import current_revision
from .target import MigrationTarget


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
