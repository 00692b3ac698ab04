"""What `migrations/env.py` does."""

from collections.abc import Callable

from alembic import context
from sqlalchemy import Connection

from .connection import with_connection
from .lock import advisory_lock, file_lock
from .options import environment_options
from .target import MigrationTarget


def run_migrations(configured: Callable[[], MigrationTarget]) -> None:
    """Runs Alembic's revisions.

    On the connection that the caller put into `config.attributes["connection"]`, who then has
    locked the database; else on one of its own, locked; else, with `--sql`, into text.

    Args:
        configured: Reads the settings; called when no connection was given.
    """
    connection = context.config.attributes.get("connection")
    if connection is not None:
        _run(connection)
    elif context.is_offline_mode():
        _print(configured())
    else:
        _run_alone(configured())


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        on_version_apply=context.config.attributes.get("on_version_apply"),
        **environment_options(),
    )
    with context.begin_transaction():
        context.run_migrations()


def _run_alone(target: MigrationTarget) -> None:
    def locked(connection: Connection) -> None:
        with advisory_lock(connection, target.place):
            _run(connection)

    if target.file is None:
        with_connection(target, locked)
        return
    with file_lock(target.file):
        with_connection(target, locked)


def _print(target: MigrationTarget) -> None:
    context.configure(
        url=target.url,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
        **environment_options(),
    )
    with context.begin_transaction():
        context.run_migrations()
