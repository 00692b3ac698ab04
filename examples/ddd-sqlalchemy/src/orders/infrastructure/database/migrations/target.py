"""The database that is migrated, and the project whose migrations are used."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy.engine import URL

from ..url import async_url
from .errors import DatabaseUnreachableError


@dataclass(frozen=True, slots=True)
class MigrationTarget:
    """A database and a project.

    Attributes:
        url: The URL with its asynchronous driver.
        root: The project root: it holds pyproject.toml and `migrations/`.
    """

    url: URL
    root: Path

    @property
    def place(self) -> str:
        """The URL without its password."""
        return self.url.render_as_string(hide_password=True)

    @property
    def file(self) -> Path | None:
        """The SQLite file; None on PostgreSQL."""
        return Path(str(self.url.database)) if self.url.get_backend_name() == "sqlite" else None


def migration_target(url: str, root: Path) -> MigrationTarget:
    """Reads a database URL as something to migrate.

    Args:
        url: As in `SETTINGS__DATABASE__URL`.
        root: The project root.

    Raises:
        DatabaseUrlError: The URL cannot be read.
        DatabaseUnreachableError: A SQLite database in memory: it ends with the command.
    """
    target = MigrationTarget(url=async_url(url, root.resolve()), root=root.resolve())
    if target.file is not None and target.url.database in (None, "", ":memory:"):
        raise DatabaseUnreachableError(
            what="A database in memory cannot be migrated.",
            where=target.place,
            why="It is gone when the command ends.",
            mend="Set SETTINGS__DATABASE__URL to a file: sqlite:///./var/NAME.db",
        )
    return target
