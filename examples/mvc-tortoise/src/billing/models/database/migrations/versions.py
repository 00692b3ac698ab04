"""The revisions in `migrations/DIALECT`, as Aerich names and orders them: by number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

from aerich.utils import decompress_dict, import_py_file
from tortoise import BaseDBAsyncClient

from ..url import Dialect
from .errors import MigrationFilesError, MultipleHeadsError

NAME = re.compile(r"(?P<number>\d+)_\w+")

Statements = Callable[[BaseDBAsyncClient], Awaitable[str]]
Models = dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Version:
    """A revision.

    Attributes:
        name: What its file is called, without `.py`.
        path: Its file.
        message: What it does.
        upgrade: Gives the statements that do it.
        downgrade: Gives the statements that undo it.
        models: The models it leads to, as Tortoise describes them.
        transactional: Whether it may be run in a transaction.
    """

    name: str
    path: Path
    message: str
    upgrade: Statements
    downgrade: Statements
    models: Models
    transactional: bool

    @property
    def number(self) -> int:
        """Its place in the order."""
        return int(self.name.partition("_")[0])

    @property
    def title(self) -> str:
        """The revision in words."""
        return f"{self.name} {self.message}".strip().rstrip(".")


def folder(root: Path, dialect: Dialect) -> Path:
    """Where the revisions of a dialect are."""
    return root / "migrations" / dialect


def load_versions(root: Path, dialect: Dialect) -> tuple[Version, ...]:
    """Reads the revisions of a dialect, oldest first.

    Raises:
        MigrationFilesError: A file cannot be read, or a number is missing.
        MultipleHeadsError: Two revisions have the same number.
    """
    files = [path for path in folder(root, dialect).glob("*.py") if path.name != "__init__.py"]
    versions = sorted((_read(path) for path in files), key=lambda version: version.number)
    _require_one_of_each_number(versions)
    _require_every_number(versions)
    return tuple(versions)


def _read(path: Path) -> Version:
    try:
        if not NAME.fullmatch(path.stem):
            raise ValueError("its name is not NUMBER_TIME_WORDS.py, so that Aerich leaves it out")
        module = import_py_file(path)
        return Version(
            name=path.stem,
            path=path,
            message=(module.__doc__ or "").strip().partition("\n")[0],
            upgrade=module.upgrade,
            downgrade=module.downgrade,
            models=decompress_dict(module.MODELS_STATE),
            transactional=getattr(module, "RUN_IN_TRANSACTION", True),
        )
    except Exception as error:
        raise MigrationFilesError(
            what="The migrations cannot be read.",
            where=str(path),
            why=f"{type(error).__name__}: {error}",
            mend="Mend or remove that revision file.",
        ) from error


def _require_one_of_each_number(versions: Sequence[Version]) -> None:
    counts = Counter(version.number for version in versions)
    same = [version for version in versions if counts[version.number] > 1]
    if same:
        names = ", ".join(sorted(version.name for version in same))
        raise MultipleHeadsError(
            what=f"The migrations have {len(same)} heads: {names}.",
            where=str(same[0].path.parent),
            why="They have the same number: these revisions were made side by side.",
            mend="Keep the one that was merged first; delete the other in every dialect and make "
            'it again: make makemigration MIGRATION_MESSAGE="what changed"',
        )


def _require_every_number(versions: Sequence[Version]) -> None:
    for earlier, later in pairwise(versions):
        if later.number != earlier.number + 1:
            raise MigrationFilesError(
                what=f"Revision {earlier.number + 1} is missing.",
                where=str(later.path.parent),
                why=f"{later.name} follows {earlier.name}.",
                mend="Bring its file back, or give the files their numbers again.",
            )
