"""Where a database keeps its revision."""

VERSION_TABLE = "alembic_version"
APPLIED_VERSIONS = "SELECT version_num FROM alembic_version ORDER BY 1"
