"""Alembic's entry: `alembic upgrade head` and the service's own commands both come here."""

from orders.config import project_root, read_settings
from orders.infrastructure.database.migrations.environment import (
    run_migrations,
)
from orders.infrastructure.database.migrations.target import (
    migration_target,
)

run_migrations(lambda: migration_target(read_settings().database.url, project_root()))
