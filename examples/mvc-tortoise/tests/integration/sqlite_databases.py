from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

from .schema import create_tables


class SqliteDatabases:
    """Each is a file of its own; those with tables are copies of one.

    Args:
        folder: Where the original goes.
    """

    def __init__(self, folder: Path) -> None:
        self._original = folder / "prepared.db"

    async def empty(self, folder: Path) -> str:
        """The URL of one that has no tables, in the folder."""
        return f"sqlite:///{folder / f'{uuid4().hex}.db'}"

    async def prepared(self, folder: Path) -> str:
        """The URL of one that has the tables and no rows, in the folder."""
        if not self._original.exists():
            await create_tables(f"sqlite:///{self._original}")
        url = await self.empty(folder)
        shutil.copyfile(self._original, url.removeprefix("sqlite:///"))
        return url

    async def drop(self) -> None:
        """Nothing: files go with their folders."""
