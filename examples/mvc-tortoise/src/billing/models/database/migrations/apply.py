"""Running revisions on a connection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from aerich.coder import encoder

from .cause import cause
from .errors import RevisionFailedError
from .integrity import FOREIGN_KEY_CHECK, BrokenReferencesError, broken_references
from .session import Session
from .target import MigrationTarget
from .versions import Version

Direction = Literal["upgrade", "downgrade"]

RECORD = {
    "sqlite": "INSERT INTO aerich (version, app, content) VALUES (?, ?, ?)",
    "postgresql": "INSERT INTO aerich (version, app, content) VALUES ($1, $2, $3)",
}
FORGET = {
    "sqlite": "DELETE FROM aerich WHERE version = ?",
    "postgresql": "DELETE FROM aerich WHERE version = $1",
}


async def apply(
    session: Session, target: MigrationTarget, steps: Sequence[Version], direction: Direction
) -> None:
    """Runs revisions in one transaction, but for those that cannot be run in one.

    Args:
        session: The database, at the state before the first step.
        target: The same database.
        steps: The revisions, in the order in which they are run.
        direction: Whether they are done or undone.

    Raises:
        RevisionFailedError: A revision raised, or left rows that point to missing rows.
    """
    step, stays = steps[0], False
    try:
        broken_before = await _broken_references(session, target)
        for step in steps:
            if step.transactional:
                await session.begin()
            else:
                await session.commit()
                stays = target.file is None
            await _run(session, target, step, direction)
        broken = await _broken_references(session, target) - broken_before
        if broken:
            raise BrokenReferencesError(broken)
        await session.commit()
    except Exception as error:
        await session.rollback()
        outcome = "it and those before it may have changed the database"
        raise RevisionFailedError(
            what=f"Revision {step.title} failed; "
            f"{outcome if stays else 'the database is as it was before'}.",
            where=f"{step.path} on {target.place}",
            why=cause(error),
            mend="Mend that revision and run it again.",
        ) from error


async def _run(
    session: Session, target: MigrationTarget, step: Version, direction: Direction
) -> None:
    statements = step.upgrade if direction == "upgrade" else step.downgrade
    await session.client.execute_script(await statements(session.client))
    dialect, file = target.url.dialect, step.path.name
    if direction == "upgrade":
        await session.rows(RECORD[dialect], file, dialect, encoder(step.models))
    else:
        await session.rows(FORGET[dialect], file)


async def _broken_references(session: Session, target: MigrationTarget) -> set[str]:
    if target.file is None:
        return set()
    return broken_references(tuple(row) for row in await session.rows(FOREIGN_KEY_CHECK))
