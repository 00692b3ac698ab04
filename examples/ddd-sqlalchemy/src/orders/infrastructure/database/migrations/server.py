"""Orders to a PostgreSQL server, outside any transaction."""

import asyncio

import asyncpg

from ..url import DatabaseUrl
from .cause import cause
from .errors import DatabaseUnreachableError

CONNECT_SECONDS = 10.0


def order(url: DatabaseUrl, statement: str) -> None:
    """Runs one statement.

    Raises:
        DatabaseUnreachableError: The connection could not be opened.
        asyncpg.PostgresError: The server refuses.
        RuntimeError: Called inside a running event loop.
    """
    asyncio.run(_order(url, statement))


async def _order(url: DatabaseUrl, statement: str) -> None:
    try:
        connection = await asyncpg.connect(**url.connect_arguments(), timeout=CONNECT_SECONDS)
    except Exception as error:
        raise unreachable(url.place, error) from error
    try:
        await connection.execute(statement)
    finally:
        await connection.close()


def unreachable(place: str, error: BaseException) -> DatabaseUnreachableError:
    """What to say when a connection could not be opened."""
    return DatabaseUnreachableError(
        what="The database cannot be reached.",
        where=place,
        why=cause(error),
        mend="Start or create the database, or set SETTINGS__DATABASE__URL.",
    )
