"""What `migrations/env.py` does."""

from collections.abc import Callable
from contextlib import nullcontext

from alembic import context
from sqlalchemy import Connection

from ..engine_url import engine_url
from .connection import with_connection
from .lock import file_lock
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
    with nullcontext() if target.file is None else file_lock(target.file):
        with_connection(target, _run, locked=True)


def _print(target: MigrationTarget) -> None:
    context.configure(
        url=engine_url(target.url),
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
        **environment_options(),
    )
    with context.begin_transaction():
        context.run_migrations()
