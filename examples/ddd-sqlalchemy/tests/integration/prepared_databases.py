from __future__ import annotations

from pathlib import Path

from .database import create_database, drop_database
from .schema import create_tables


class PreparedDatabases:
    """A database of each kind that has the tables and no rows: made once, copied for each test.

    Args:
        folder: Where SQLite's file goes.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._urls: dict[str, str] = {}

    async def url(self, kind: str) -> str:
        """The one of this kind; nobody may be connected to it."""
        if kind not in self._urls:
            self._urls[kind] = await create_database(kind, self._folder)
            await create_tables(self._urls[kind])
        return self._urls[kind]

    async def drop(self) -> None:
        """Let go of them."""
        for url in self._urls.values():
            await drop_database(url)
