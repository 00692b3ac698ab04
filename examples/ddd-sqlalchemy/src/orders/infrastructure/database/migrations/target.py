"""The database that is migrated, and the project whose migrations are used."""

from dataclasses import dataclass
from pathlib import Path

from ..url import DatabaseUrl, read_database_url
from .errors import DatabaseUnreachableError


@dataclass(frozen=True, slots=True)
class MigrationTarget:
    """A database and a project.

    Attributes:
        url: Where the database is.
        root: The project root: it holds pyproject.toml and `migrations/`.
    """

    url: DatabaseUrl
    root: Path

    @property
    def place(self) -> str:
        """The URL without its password."""
        return self.url.place

    @property
    def file(self) -> Path | None:
        """The SQLite file; None on PostgreSQL."""
        return self.url.file


def migration_target(url: str, root: Path) -> MigrationTarget:
    """Reads a database URL as something to migrate.

    Args:
        url: As in `SETTINGS__DATABASE__URL`.
        root: The project root.

    Raises:
        DatabaseUrlError: The URL cannot be read.
        DatabaseUnreachableError: A SQLite database in memory: it ends with the command.
    """
    root = root.resolve()
    target = MigrationTarget(url=read_database_url(url, root), root=root)
    if target.url.dialect == "sqlite" and target.file is None:
        raise DatabaseUnreachableError(
            what="A database in memory cannot be migrated.",
            where=target.place,
            why="It is gone when the command ends.",
            mend="Set SETTINGS__DATABASE__URL to a file: sqlite:///./var/NAME.db",
        )
    return target
