"""Where a database keeps its revisions, all that were run: Aerich's table."""

VERSION_TABLE = "aerich"
APPLIED_VERSIONS = "SELECT version FROM aerich ORDER BY id"
