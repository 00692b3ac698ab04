"""From the URL that people write to the URL that SQLAlchemy opens."""

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

DRIVERS = {
    "sqlite": "sqlite+aiosqlite",
    "sqlite+aiosqlite": "sqlite+aiosqlite",
    "postgres": "postgresql+asyncpg",
    "postgresql": "postgresql+asyncpg",
    "postgresql+asyncpg": "postgresql+asyncpg",
}


class DatabaseUrlError(ValueError):
    """The database URL cannot be read, or names a database this service does not support."""

    def __init__(self, why: str) -> None:
        super().__init__(
            f"The database URL cannot be used: {why}. Set SETTINGS__DATABASE__URL to "
            "sqlite:///./var/NAME.db or postgresql://USER:PASSWORD@HOST/NAME."
        )


def async_url(url: str, root: Path) -> URL:
    """Maps a database URL to its asynchronous driver.

    A relative SQLite path is relative to the project root. libpq's `sslmode` becomes
    asyncpg's `ssl`, which takes the same values.

    Args:
        url: `sqlite:///./var/orders.db`, `postgresql://user:password@host/name`.
        root: The project root, absolute.

    Returns:
        The URL with `sqlite+aiosqlite` or `postgresql+asyncpg`.

    Raises:
        DatabaseUrlError: The URL is malformed or of another database.
    """
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise DatabaseUrlError("it cannot be read") from error
    driver = DRIVERS.get(parsed.drivername)
    if driver is None:
        raise DatabaseUrlError(f"{parsed.drivername}:// is not supported")
    mapped = parsed.set(drivername=driver)
    if driver == "sqlite+aiosqlite":
        return _absolute(mapped, root)
    return _with_ssl(mapped)


def _absolute(url: URL, root: Path) -> URL:
    if url.database in (None, "", ":memory:"):
        return url
    return url.set(database=str(root / str(url.database)))


def _with_ssl(url: URL) -> URL:
    if "sslmode" not in url.query:
        return url
    return url.difference_update_query(["sslmode"]).update_query_dict(
        {"ssl": str(url.query["sslmode"])}
    )
