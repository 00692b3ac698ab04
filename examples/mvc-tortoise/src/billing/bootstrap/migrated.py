"""Commands that work on data need a database that is up to date."""

from __future__ import annotations

from loguru import logger

from ..config import project_root, read_settings, with_secret
from ..config.settings import Settings
from ..models.database.migrations.errors import UnknownRevisionError
from ..models.database.migrations.pending import pending
from ..models.database.migrations.target import MigrationTarget, migration_target


def settings_of_migrated_service() -> Settings:
    """The settings, once it is clear that the database they name is at the newest revision.

    Raises:
        InvalidSettingsError: A setting is wrong or missing.
        MigrationError: The database is behind or does not answer.
    """
    settings = with_secret(read_settings())
    pending(migration_target(settings.database.url, project_root()))
    return settings


def assert_migrated(target: MigrationTarget) -> str:
    """Make sure that somebody else has migrated a database; changes nothing.

    A revision that the files do not have is that of a newer release, which is about to take over.

    Returns:
        What was found, in one line.

    Raises:
        MigrationError: The database is behind or does not answer.
    """
    try:
        return str(pending(target))
    except UnknownRevisionError as error:
        logger.bind(module="server").warning("{}", error.what)
        return "Not migrated: the database belongs to a newer release."
