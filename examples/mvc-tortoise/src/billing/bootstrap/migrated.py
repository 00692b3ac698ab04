"""Commands that work on data need a database that is up to date."""

from __future__ import annotations

from ..config import project_root, read_settings, with_secret
from ..config.settings import Settings
from ..models.database.migrations.pending import pending
from ..models.database.migrations.target import migration_target


def settings_of_migrated_service() -> Settings:
    """The settings, once it is clear that the database they name is at the newest revision.

    Raises:
        InvalidSettingsError: A setting is wrong or missing.
        MigrationError: The database is behind or does not answer.
    """
    settings = with_secret(read_settings())
    pending(migration_target(settings.database.url, project_root()))
    return settings
