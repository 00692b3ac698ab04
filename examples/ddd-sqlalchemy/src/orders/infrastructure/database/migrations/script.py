"""The revisions in `migrations/versions`."""

from argparse import Namespace
from pathlib import Path

from alembic.config import Config
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Connection

from .errors import MigrationFilesError, MultipleHeadsError


def alembic_config(root: Path, connection: Connection | None = None) -> Config:
    """Alembic's configuration from the project's pyproject.toml.

    Args:
        root: The project root.
        connection: What `migrations/env.py` migrates; without one it opens its own.
    """
    config = Config(toml_file=root / "pyproject.toml", cmd_opts=Namespace(quiet=True))
    if connection is not None:
        config.attributes["connection"] = connection
    return config


def load_script(root: Path) -> ScriptDirectory:
    """Reads every revision file.

    Raises:
        MigrationFilesError: A file cannot be imported, or names a parent that does not exist.
    """
    try:
        script = ScriptDirectory.from_config(alembic_config(root))
        list(script.walk_revisions())
    except Exception as error:
        raise MigrationFilesError(
            what="The migrations cannot be read.",
            where=str(root / "migrations" / "versions"),
            why=f"{type(error).__name__}: {error}",
            mend="Mend or remove that revision file.",
        ) from error
    return script


def single_head(script: ScriptDirectory) -> str | None:
    """The newest revision; None when there are no migrations.

    Raises:
        MultipleHeadsError: Two revisions continue the same one.
    """
    heads = script.get_heads()
    if len(heads) > 1:
        raise MultipleHeadsError(
            what=f"The migrations have {len(heads)} heads: {', '.join(sorted(heads))}.",
            where=str(script.dir),
            why="These revisions were made side by side from the same parent.",
            mend='Join them: alembic merge heads -m "merge"',
        )
    return heads[0] if heads else None


def steps_to_head(script: ScriptDirectory, current: str | None) -> list[Script]:
    """The revisions after `current`, oldest first."""
    steps = script.iterate_revisions("heads", current or "base")
    return [step for step in steps if step.revision != current][::-1]


def title(step: Script) -> str:
    """A revision in words: `1f0c add users`."""
    return f"{step.revision} {step.doc}".strip().rstrip(".")
