"""Whether the configured database is at head."""

from __future__ import annotations

from .errors import PendingRevisionsError
from .outcomes import UpToDate
from .session import Session, with_session
from .state import applied
from .target import MigrationTarget
from .versions import load_versions


def pending(target: MigrationTarget) -> UpToDate:
    """Asks the configured database for its revisions; changes and creates nothing.

    Raises:
        DatabaseUnreachableError: It does not answer.
        PendingRevisionsError: It is behind; its `why` lists the revisions that are missing.
        UnknownRevisionError: It has a revision that the files do not have.
    """
    versions = load_versions(target.root, target.url.dialect)

    async def count(session: Session) -> int:
        return len(await applied(session, versions, target))

    exists = target.file is None or target.file.exists()
    steps = versions[with_session(target, count) if exists else 0 :]
    if steps:
        raise PendingRevisionsError(
            what=f"The database lacks {len(steps)} of the migrations.",
            where=target.place,
            why="; ".join(step.title for step in steps),
            mend="make migrate",
        )
    return UpToDate(head=versions[-1].name if versions else None)
