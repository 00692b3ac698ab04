"""Bringing a database to the newest revision."""

from __future__ import annotations

from .apply import apply
from .outcomes import Upgrade
from .protection import protected
from .session import Session, with_session
from .state import applied
from .target import MigrationTarget
from .versions import load_versions


def upgrade(target: MigrationTarget) -> Upgrade:
    """Brings a database to head; safe when several run at once.

    PostgreSQL: one transaction under an advisory lock. SQLite: the same under a file lock, and
    the file is copied first and restored on failure. A revision that is run outside a transaction
    (`RUN_IN_TRANSACTION = False`) cannot be undone on PostgreSQL.

    Raises:
        MigrationError: Its subclasses say what failed.
    """
    versions = load_versions(target.root, target.url.dialect)
    head = versions[-1].name if versions else None
    with protected(target, [version.path.name for version in versions]) as protection:

        async def work(session: Session) -> Upgrade:
            steps = versions[len(await applied(session, versions, target)) :]
            if steps:
                protection.copy()
                await apply(session, target, steps, "upgrade")
            return Upgrade(head, tuple(step.title for step in steps), protection.recovered)

        return with_session(target, work, locked=True)
