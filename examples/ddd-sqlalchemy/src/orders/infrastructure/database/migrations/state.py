"""At which revision a database is."""

from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from .cause import cause
from .errors import DatabaseUnreachableError, UnknownRevisionError


def current_revision(connection: Connection, script: ScriptDirectory, place: str) -> str | None:
    """The revision in `alembic_version`; None for a database that was never migrated.

    The transaction that the question opens is closed again.

    Args:
        connection: The database.
        script: The revision files.
        place: The database, for messages.

    Raises:
        DatabaseUnreachableError: It is locked, not a database, or may not be read.
        UnknownRevisionError: The files do not have its revision.
    """
    revisions = _revisions(connection, place)
    for revision in revisions:
        try:
            script.get_revision(revision)
        except CommandError as error:
            raise UnknownRevisionError(
                what=f"The database is at revision {revision}, which the migrations do not have.",
                where=place,
                why="It was migrated by a newer or another version of the service.",
                mend="Check that version out, or set SETTINGS__DATABASE__URL to another database.",
            ) from error
    return revisions[0] if revisions else None


def _revisions(connection: Connection, place: str) -> tuple[str, ...]:
    try:
        revisions = MigrationContext.configure(connection).get_current_heads()
        connection.rollback()
    except SQLAlchemyError as error:
        raise DatabaseUnreachableError(
            what="The database cannot be read.",
            where=place,
            why=cause(error),
            mend="Check what SETTINGS__DATABASE__URL points to, and who else uses it.",
        ) from error
    return revisions
