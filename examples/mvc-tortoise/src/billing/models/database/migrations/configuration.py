"""What the `aerich` command reads (`[tool.aerich]` in pyproject.toml).

The folder that it uses, `migrations/sqlite` or `migrations/postgresql`, follows from the
configured database.
"""

from __future__ import annotations

import aerich.ddl.postgres
import aerich.ddl.sqlite

from ....config import project_root, read_settings
from .ddl import PostgresqlStatements, SqliteStatements
from .orm import orm_config
from .target import migration_target

# Aerich finds its statements under these names.
aerich.ddl.sqlite.SqliteDDL = SqliteStatements  # type: ignore[misc]
aerich.ddl.postgres.PostgresDDL = PostgresqlStatements  # type: ignore[misc]

TORTOISE_ORM = orm_config(migration_target(read_settings().database.url, project_root()).url)
