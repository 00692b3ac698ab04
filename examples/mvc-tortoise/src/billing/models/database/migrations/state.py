"""Which revisions a database has."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import asyncpg

from .cause import cause
from .errors import DatabaseUnreachableError, MigrationFilesError, UnknownRevisionError
from .session import Session
from .target import MigrationTarget
from .version_table import APPLIED_VERSIONS, VERSION_TABLE
from .versions import Version

EXISTS = {
    "sqlite": "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?",
    "postgresql": "SELECT 1 WHERE to_regclass($1) IS NOT NULL",
}


async def applied(
    session: Session, versions: Sequence[Version], target: MigrationTarget
) -> tuple[Version, ...]:
    """The revisions that a database has, oldest first.

    Args:
        session: The database.
        versions: The revision files.
        target: The same database, for messages.

    Raises:
        DatabaseUnreachableError: It is locked, not a database, or may not be read.
        MigrationFilesError: It has them in another order than the files, or lacks one of them.
        UnknownRevisionError: The files lack one of them.
    """
    names = await _names(session, target)
    known = {version.name for version in versions}
    for name in names:
        if name not in known:
            raise UnknownRevisionError(
                what=f"The database is at revision {name}, which the migrations do not have.",
                where=target.place,
                why="It was migrated by a newer or another version of the service.",
                mend="Check that version out, or set SETTINGS__DATABASE__URL to another database.",
            )
    for version, name in zip(versions, names, strict=False):
        if version.name != name:
            raise MigrationFilesError(
                what="The migrations are not in the order in which the database got them.",
                where=target.place,
                why=f"It has {name} where the files have {version.name}.",
                mend="Give the files the numbers that they had, and new ones the numbers after.",
            )
    return tuple(versions[: len(names)])


async def _names(session: Session, target: MigrationTarget) -> list[str]:
    try:
        if not await session.rows(EXISTS[target.url.dialect], VERSION_TABLE):
            return []
        return [Path(row["version"]).stem for row in await session.rows(APPLIED_VERSIONS)]
    except (sqlite3.Error, asyncpg.PostgresError) as error:
        raise _unreadable(target, error) from error
    except Exception as error:
        if isinstance(error.__cause__, (sqlite3.Error, asyncpg.PostgresError)):
            raise _unreadable(target, error) from error
        raise


def _unreadable(target: MigrationTarget, error: Exception) -> DatabaseUnreachableError:
    return DatabaseUnreachableError(
        what="The database cannot be read.",
        where=target.place,
        why=cause(error),
        mend="Check what SETTINGS__DATABASE__URL points to, and who else uses it.",
    )
