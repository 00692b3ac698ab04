"""Writing a new revision from the models."""

from contextlib import redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from alembic import command
from alembic.operations.ops import MigrationScript
from alembic.script import Script
from sqlalchemy import Connection

from .additions import unfilled_columns
from .circles import circles_expected
from .connection import with_connection
from .formatter import require_formatter
from .message import revision_message
from .replay import replay
from .scratch import scratch
from .script import alembic_config, load_script, single_head
from .target import MigrationTarget


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision that was written.

    Attributes:
        revision: Its identifier; None when the models have no changes.
        path: Its file; None when the models have no changes.
        notes: What to look at in it.
    """

    revision: str | None = None
    path: Path | None = None
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """What to tell the user."""
        line = "no changes" if self.path is None else f"wrote {self.path}"
        return "\n".join([line, *(f"look at this: {note}" for note in self.notes)])


def make_revision(target: MigrationTarget, message: str, *, empty: bool = False) -> Revision:
    """Compares the models with the migrations and writes the difference as a revision.

    The migrations are run on a scratch database; the configured one is not asked.

    Args:
        target: Says which kind of database; on PostgreSQL also on which server.
        message: What the revision does, at most 80 characters.
        empty: Leave what it does to be written by hand.

    Raises:
        RevisionMessageError: The message cannot be used.
        MissingToolError: ruff, which formats the file, is not installed.
        MigrationError: Its other subclasses: heads, scratch database, a revision that fails.
    """
    cleaned = revision_message(message)
    require_formatter()
    script = load_script(target.root)
    single_head(script)
    with scratch(target) as place:

        def work(connection: Connection) -> Revision:
            replay(connection, place)
            config = alembic_config(target.root, connection)
            notes: list[str] = []

            def read(_context: object, _revision: object, scripts: list[MigrationScript]) -> None:
                notes.extend(unfilled_columns(scripts[0].upgrade_ops))
                _leave_out_empty(scripts)

            # Alembic announces its post-write hooks on standard output.
            with redirect_stdout(StringIO()), circles_expected():
                written = command.revision(
                    config,
                    cleaned,
                    autogenerate=not empty,
                    process_revision_directives=None if empty else read,
                )
            if not isinstance(written, Script):
                return Revision()
            return Revision(written.revision, Path(written.path), tuple(notes))

        return with_connection(place, work)


def _leave_out_empty(scripts: list[MigrationScript]) -> None:
    # Alembic writes nothing when its hook leaves no script.
    changes = scripts[0].upgrade_ops
    if changes is not None and changes.is_empty():
        scripts.clear()
