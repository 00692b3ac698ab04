"""Taking a database one revision back."""

from __future__ import annotations

from .apply import apply
from .outcomes import Downgrade
from .protection import protected
from .session import Session, with_session
from .state import applied
from .target import MigrationTarget
from .versions import load_versions


def downgrade(target: MigrationTarget) -> Downgrade:
    """Takes a database one revision back, as safely as `upgrade`.

    A SQLite file that does not exist is not created.

    Raises:
        MigrationError: Its subclasses say what failed.
    """
    versions = load_versions(target.root, target.url.dialect)
    if target.file is not None and not target.file.exists():
        return Downgrade(undone=None, revision=None)
    with protected(target, [version.path.name for version in versions]) as protection:

        async def work(session: Session) -> Downgrade:
            done = await applied(session, versions, target)
            if not done:
                return Downgrade(None, None, protection.recovered)
            *before, newest = done
            protection.copy()
            await apply(session, target, [newest], "downgrade")
            now = before[-1].name if before else None
            return Downgrade(newest.title, now, protection.recovered)

        return with_session(target, work, locked=True)
