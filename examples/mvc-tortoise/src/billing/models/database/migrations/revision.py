"""Writing new revisions from the models, one for each dialect."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import get_args

from ..url import DatabaseUrl, Dialect
from .changes import Changes, UnsupportedChangeError, find_changes, model_state
from .comparison import prove
from .errors import MigrationError, UnsupportedRevisionError
from .file import file_name, file_text
from .formatter import require_formatter
from .interruption import termination_raises
from .message import revision_message
from .target import MigrationTarget
from .versions import Version, folder, load_versions

BY_HAND = (
    'Write it by hand: makemigration --empty --message "{message}" makes the files to fill in'
    " (on SQLite, https://www.sqlite.org/lang_altertable.html#otheralter is the way).{rest}"
)


@dataclass(frozen=True, slots=True)
class Revision:
    """Revisions that were written.

    Attributes:
        revision: The name of the one for the configured database; None when nothing changed, or
            when only another dialect lacked it.
        paths: Their files.
        notes: What to look at in them.
    """

    revision: str | None = None
    paths: tuple[Path, ...] = ()
    notes: tuple[str, ...] = ()

    def __str__(self) -> str:
        """What to tell the user."""
        lines = [f"wrote {path}" for path in self.paths] or ["no changes"]
        return "\n".join([*lines, *(f"look at this: {note}" for note in self.notes)])


def make_revision(target: MigrationTarget, message: str, *, empty: bool = False) -> Revision:
    """Compares the models with the newest revisions and writes the difference for each dialect.

    The configured database is not asked. What is written is tried in scratch databases: always on
    SQLite, and on PostgreSQL if that is configured. All files are written or none.

    Args:
        target: Says which kind of database; on PostgreSQL also on which server.
        message: What the revision does, at most 80 characters.
        empty: Leave the statements to be written by hand.

    Raises:
        RevisionMessageError: The message cannot be used.
        MissingToolError: ruff, which formats the files, is not installed.
        UnsupportedRevisionError: Aerich cannot write the change, or what it writes does not work.
        MigrationError: Its other subclasses: heads, scratch database, a revision that fails.
    """
    cleaned = revision_message(message)
    require_formatter()
    dialects: tuple[Dialect, ...] = get_args(Dialect)
    versions = {dialect: load_versions(target.root, dialect) for dialect in dialects}
    changes = asyncio.run(_states(versions) if empty else _changes(target, versions, cleaned))
    written = _wanted(versions, changes, empty=empty)
    if not written:
        return Revision()
    now = datetime.now(UTC)
    files: dict[Path, str] = {}
    for dialect in written:
        name = file_name(_next_number(versions[dialect]), cleaned, now)
        path = folder(target.root, dialect) / name
        files[path] = file_text(path, cleaned, changes[dialect], by_hand=empty)
    with _all_or_none(files):
        for dialect in () if empty else written:
            _try(target, dialect, cleaned)
    mine = [path.stem for path in files if path.parent.name == target.url.dialect]
    notes = dict.fromkeys(note for dialect in written for note in changes[dialect].notes)
    return Revision(mine[0] if mine else None, tuple(files), tuple(notes))


def _next_number(versions: tuple[Version, ...]) -> int:
    return versions[-1].number + 1 if versions else 0


async def _states(versions: Mapping[Dialect, tuple[Version, ...]]) -> dict[Dialect, Changes]:
    return {dialect: Changes(await model_state(dialect), (), ()) for dialect in versions}


async def _changes(
    target: MigrationTarget, versions: Mapping[Dialect, tuple[Version, ...]], message: str
) -> dict[Dialect, Changes]:
    found: dict[Dialect, Changes] = {}
    refused: dict[Dialect, str] = {}
    for dialect, known in versions.items():
        try:
            found[dialect] = await find_changes(target.root, dialect, known[-1] if known else None)
        except UnsupportedChangeError as error:
            refused[dialect] = str(error)
    if refused:
        possible = (
            f" For {dialect} Aerich writes: {'; '.join(changes.upgrade)}"
            for dialect, changes in found.items()
            if changes.upgrade
        )
        raise UnsupportedRevisionError(
            what=f"Aerich cannot write this for {' and '.join(refused)}; nothing was written.",
            where=str(target.root / "migrations"),
            why="; ".join(dict.fromkeys(refused.values())),
            mend=BY_HAND.format(message=message, rest="".join(possible)),
        )
    return found


def _wanted(
    versions: Mapping[Dialect, tuple[Version, ...]],
    changes: Mapping[Dialect, Changes],
    *,
    empty: bool,
) -> list[Dialect]:
    """The dialects that get a revision: all, or those that are behind the others."""
    numbers = {dialect: _next_number(known) for dialect, known in versions.items()}
    behind = [dialect for dialect, number in numbers.items() if number < max(numbers.values())]
    wanted = behind or list(numbers)
    changed = [dialect for dialect in wanted if changes[dialect].upgrade]
    return wanted if empty or changed else []


@contextmanager
def _all_or_none(files: Mapping[Path, str]) -> Iterator[None]:
    with termination_raises():
        begun: list[Path] = []
        try:
            for path, text in files.items():
                path.parent.mkdir(parents=True, exist_ok=True)
                with path.open("x", encoding="utf-8") as file:
                    begun.append(path)
                    file.write(text)
            yield
        except BaseException:
            for path in begun:
                path.unlink(missing_ok=True)
            raise


def _try(target: MigrationTarget, dialect: Dialect, message: str) -> None:
    if dialect == target.url.dialect:
        place = target
    elif dialect == "sqlite":
        place = replace(target, url=DatabaseUrl("sqlite", file=target.root / "scratch.db"))
    else:
        return
    try:
        prove(place, load_versions(target.root, dialect))
    except UnsupportedRevisionError as error:
        raise _not_working(target, dialect, message, error.why) from error
    except MigrationError as error:
        if not error.where.startswith(str(folder(target.root, dialect))):
            raise
        raise _not_working(target, dialect, message, error.why) from error


def _not_working(
    target: MigrationTarget, dialect: Dialect, message: str, why: str
) -> UnsupportedRevisionError:
    return UnsupportedRevisionError(
        what=f"What Aerich writes for this change does not work on {dialect}; nothing was written.",
        where=str(folder(target.root, dialect)),
        why=why,
        mend=BY_HAND.format(message=message, rest=""),
    )
