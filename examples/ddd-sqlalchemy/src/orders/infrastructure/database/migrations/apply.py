"""Running revisions on a connection."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from alembic.config import Config
from alembic.script import Script
from sqlalchemy import Connection

from .cause import cause
from .errors import RevisionFailedError
from .integrity import FOREIGN_KEY_CHECK, BrokenReferencesError, broken_references
from .script import alembic_config, title


def apply(
    connection: Connection,
    root: Path,
    steps: Sequence[Script],
    command: Callable[[Config], None],
    place: str,
) -> None:
    """Runs an Alembic command, which is one transaction for all its revisions.

    Args:
        connection: The database, at the state before the first step.
        root: The project root.
        steps: The revisions that the command runs, in its order.
        command: `alembic.command.upgrade` or `downgrade`, bound to a revision.
        place: The database, for messages.

    Raises:
        RevisionFailedError: A revision raised, or left rows that point to missing rows.
    """
    done = 0

    def count(**_details: Any) -> None:
        nonlocal done
        done += 1
        if done == len(steps):
            broken = _broken_references(connection) - broken_before
            if broken:
                raise BrokenReferencesError(broken)

    config = alembic_config(root, connection)
    config.attributes["on_version_apply"] = count
    try:
        broken_before = _broken_references(connection)
        connection.rollback()
        command(config)
    except Exception as error:
        failed = steps[min(done, len(steps) - 1)]
        raise RevisionFailedError(
            what=f"Revision {title(failed)} failed; the database is as it was before.",
            where=f"{failed.path} on {place}",
            why=cause(error),
            mend="Mend that revision and run it again.",
        ) from error


def _broken_references(connection: Connection) -> set[str]:
    if connection.dialect.name != "sqlite":
        return set()
    rows = connection.exec_driver_sql(FOREIGN_KEY_CHECK).all()
    return broken_references(tuple(row) for row in rows)
