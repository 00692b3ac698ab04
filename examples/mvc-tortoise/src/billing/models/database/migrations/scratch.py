"""A database of the same kind that exists for one piece of work."""

import secrets
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from ..url import DatabaseUrl
from .cause import cause, sqlstate
from .errors import DatabaseUnreachableError, ScratchDatabaseError
from .interruption import termination_raises
from .server import order
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
                url = replace(target.url, file=Path(folder) / "scratch.db")
                yield MigrationTarget(url=url, root=target.root)
            return
        name = f"scratch_{secrets.token_hex(8)}"
        server = _server(target.url)
        try:
            _create(server, name)
            yield MigrationTarget(url=replace(target.url, database=name), root=target.root)
        finally:
            order(server, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _server(url: DatabaseUrl) -> DatabaseUrl:
    """A database to give the orders from: PostgreSQL's own, or the configured one."""
    maintenance = replace(url, database=MAINTENANCE_DATABASE)
    try:
        order(maintenance, "SELECT 1")
    except DatabaseUnreachableError:
        return url
    return maintenance


def _create(server: DatabaseUrl, name: str) -> None:
    try:
        # template0: nobody can be connected to it, which would refuse the copy.
        order(server, f'CREATE DATABASE "{name}" TEMPLATE template0')
    except DatabaseUnreachableError:
        raise
    except Exception as error:
        role = server.username or "the role"
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
