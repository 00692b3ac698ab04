"""A database of the same kind that exists for one piece of work."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection

from .cause import cause, sqlstate
from .connection import with_connection
from .errors import DatabaseUnreachableError, ScratchDatabaseError
from .interruption import termination_raises
from .target import MigrationTarget

MAINTENANCE_DATABASE = "postgres"
INSUFFICIENT_PRIVILEGE = "42501"


@contextmanager
def scratch(target: MigrationTarget) -> Iterator[MigrationTarget]:
    """Makes an empty database like the configured one, which is not touched.

    On SQLite it is a temporary file. On PostgreSQL it is `scratch_RANDOM` on the same server;
    it is dropped at the end of the block, on SIGTERM and Ctrl-C too.

    Raises:
        DatabaseUnreachableError: The PostgreSQL server does not answer.
        ScratchDatabaseError: The role may not create databases.
    """
    with termination_raises():
        if target.file is not None:
            with tempfile.TemporaryDirectory(prefix="scratch-") as folder:
                url = target.url.set(database=str(Path(folder) / "scratch.db"))
                yield MigrationTarget(url=url, root=target.root)
            return
        name = f"scratch_{secrets.token_hex(8)}"
        server = _server(target)
        try:
            _create(server, name)
            yield MigrationTarget(url=target.url.set(database=name), root=target.root)
        finally:
            _run(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _server(target: MigrationTarget) -> MigrationTarget:
    """A database to give the orders from: PostgreSQL's own, or the configured one."""
    maintenance = target.url.set(database=MAINTENANCE_DATABASE)
    server = MigrationTarget(url=maintenance, root=target.root)
    try:
        with_connection(server, lambda _: None)
    except DatabaseUnreachableError:
        return target
    return server


def _create(server: MigrationTarget, name: str) -> None:
    try:
        # template0: nobody can be connected to it, which would refuse the copy.
        _run(server, f'CREATE DATABASE "{name}" TEMPLATE template0')
    except DatabaseUnreachableError:
        raise
    except Exception as error:
        role = server.url.username or "the role"
        allowed = sqlstate(error) != INSUFFICIENT_PRIVILEGE
        raise ScratchDatabaseError(
            what="The temporary database for the comparison could not be created.",
            where=server.place,
            why=cause(error),
            mend="Free the server, or set SETTINGS__DATABASE__URL to a server of your own."
            if allowed
            else f"ALTER ROLE {role} CREATEDB, or set SETTINGS__DATABASE__URL to a server "
            "of your own for this command.",
        ) from error


def _run(server: MigrationTarget, statement: str) -> None:
    def work(connection: Connection) -> None:
        connection.execution_options(isolation_level="AUTOCOMMIT").exec_driver_sql(statement)

    with_connection(server, work)
