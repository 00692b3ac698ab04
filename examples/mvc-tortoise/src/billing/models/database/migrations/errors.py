"""What can go wrong with migrations, each with the way out."""

from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class MigrationError(Exception):
    """A migration command that did not do its work.

    Attributes:
        what: What failed, as one sentence.
        where: The database (never with its password), file or folder.
        why: The reason; the database's own words where there are any.
        mend: What to do, with the command.
    """

    what: str
    where: str
    why: str
    mend: str

    def __str__(self) -> str:
        """The four parts, a line each."""
        return f"{self.what}\n  where: {self.where}\n  why: {self.why}\n  mend: {self.mend}"


class DatabaseUnreachableError(MigrationError):
    """No connection to the database."""


class LockTimeoutError(MigrationError):
    """Another migration of the same database does not end."""


class MigrationFilesError(MigrationError):
    """The revisions in `migrations/` cannot be read or do not fit together."""


class MultipleHeadsError(MigrationError):
    """Two revisions continue the same one."""


class UnknownRevisionError(MigrationError):
    """The database is at a revision that the files do not have."""


class RevisionFailedError(MigrationError):
    """A revision raised; the database is as it was before."""


class SnapshotError(MigrationError):
    """The copy of a SQLite file could not be made or restored."""


class ScratchDatabaseError(MigrationError):
    """The temporary database could not be created."""


class RevisionMessageError(MigrationError):
    """The message of a new revision cannot be used."""


class UnsupportedRevisionError(MigrationError):
    """The migration tool cannot write a change, or what it writes does not work."""


class MissingToolError(MigrationError):
    """A development dependency is not installed."""


class DriftError(MigrationError):
    """Models and migrations do not describe the same schema."""


class PendingRevisionsError(MigrationError):
    """The database is behind the migrations."""
