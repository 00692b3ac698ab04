"""Whether migrations and models agree."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import get_args

from ..url import Dialect
from .changes import UnsupportedChangeError, find_changes
from .comparison import compare
from .errors import DriftError
from .outcomes import Check
from .target import MigrationTarget
from .versions import Version, load_versions

MAKE = 'make makemigration MIGRATION_MESSAGE="what changed"'


def check(target: MigrationTarget) -> Check:
    """Compares the models with the revisions of every dialect.

    Those of the configured dialect are run on a scratch database; the configured one is not asked.

    Raises:
        MultipleHeadsError: Two revisions have the same number.
        DriftError: Models and revisions differ, or the dialects do; its `why` says in what.
        MigrationError: Its other subclasses: scratch database, a revision that fails.
    """
    dialects: tuple[Dialect, ...] = get_args(Dialect)
    versions = {dialect: load_versions(target.root, dialect) for dialect in dialects}
    mine = versions[target.url.dialect]
    _require_level(target.root, versions)
    found = compare(target, mine)
    for dialect, known in versions.items():
        if dialect != target.url.dialect or not found:
            lacking = asyncio.run(_lacking(target.root, dialect, known[-1] if known else None))
            found += [f"for {dialect}, {line}" for line in lacking]
    if found:
        raise DriftError(
            what="The models differ from the migrations.",
            where=str(target.root / "migrations"),
            why="; ".join(found),
            mend=MAKE,
        )
    return Check(head=mine[-1].name if mine else None)


def _require_level(root: Path, versions: Mapping[Dialect, tuple[Version, ...]]) -> None:
    heads = {dialect: known[-1].number if known else None for dialect, known in versions.items()}
    if len(set(heads.values())) > 1:
        ends = (
            f"{dialect} ends at {known[-1].name if known else 'nothing'}"
            for dialect, known in versions.items()
        )
        raise DriftError(
            what="The migrations of the dialects are not level.",
            where=str(root / "migrations"),
            why="; ".join(ends),
            mend=f"{MAKE} writes what is missing; makemigration --empty leaves it to you.",
        )


async def _lacking(root: Path, dialect: Dialect, newest: Version | None) -> list[str]:
    """What the newest revision of a dialect lacks of the models."""
    try:
        changes = await find_changes(root, dialect, newest)
    except UnsupportedChangeError as error:
        return [str(error)]
    return [f"the migrations lack: {' '.join(line.split())}" for line in changes.upgrade]
