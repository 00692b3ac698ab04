"""Whether every foreign key points to a row, on SQLite."""

from sqlalchemy import Connection


def broken_references(connection: Connection) -> set[str]:
    """Finds rows that point to no row; PostgreSQL checks that itself.

    Returns:
        `TABLE to REFERRED (row N)` for each of them.
    """
    if connection.dialect.name != "sqlite":
        return set()
    rows = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    return {f"{table} to {referred} (row {row})" for table, row, referred, _ in rows}
