"""Whether a database at head has the tables that the models ask for."""

from __future__ import annotations

from collections.abc import Sequence

from tortoise.utils import get_schema_sql

from .apply import apply
from .errors import UnsupportedRevisionError
from .orm import models_of
from .scratch import scratch
from .session import Session, with_session
from .structure import Structure, differences, structure
from .target import MigrationTarget
from .versions import Version


def compare(target: MigrationTarget, versions: Sequence[Version]) -> list[str]:
    """Makes tables from the revisions and from the models, each in a scratch database.

    Args:
        target: Says which kind of database; on PostgreSQL also on which server.
        versions: The revisions.

    Returns:
        The differences, in words.

    Raises:
        MigrationError: Its subclasses: scratch database, a revision that fails.
    """
    with scratch(target) as place:
        migrated = with_session(place, lambda session: _migrated(session, place, versions))
    with scratch(target) as place:
        modelled = with_session(place, lambda session: _modelled(session, place))
    return list(differences(modelled, migrated))


async def _migrated(
    session: Session, place: MigrationTarget, versions: Sequence[Version]
) -> Structure:
    if versions:
        await apply(session, place, versions, "upgrade")
    return await structure(session, place)


async def _modelled(session: Session, place: MigrationTarget) -> Structure:
    async with models_of(place.url) as client:
        schema = get_schema_sql(client, safe=True)
    await session.begin()
    await session.client.execute_script(schema)
    await session.commit()
    return await structure(session, place)


def prove(target: MigrationTarget, versions: Sequence[Version]) -> None:
    """Runs the newest revision in a scratch database and undoes it.

    Args:
        target: Says which kind of database; on PostgreSQL also on which server.
        versions: The revisions.

    Raises:
        UnsupportedRevisionError: It does not lead to the models, or not back.
        MigrationError: Its other subclasses: scratch database, a revision that fails.
    """
    *earlier, newest = versions
    with scratch(target) as place:
        modelled = with_session(place, lambda session: _modelled(session, place))

    async def work(session: Session, place: MigrationTarget) -> list[str]:
        before = await _migrated(session, place, earlier)
        there = await _migrated(session, place, [newest])
        await apply(session, place, [newest], "downgrade")
        back = await structure(session, place)
        return [*differences(modelled, there), *differences(before, back)]

    with scratch(target) as place:
        found = with_session(place, lambda session: work(session, place))
    if found:
        raise UnsupportedRevisionError(
            what=f"Revision {newest.title} does not lead to the models and back.",
            where=str(newest.path),
            why="; ".join(found),
            mend="Write its statements by hand.",
        )
