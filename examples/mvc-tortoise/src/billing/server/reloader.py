"""Changes of source files, for development."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path

from watchfiles import PythonFilter, awatch


async def source_changes(directories: Sequence[Path]) -> AsyncIterator[list[Path]]:
    """Yields the Python files that changed, one list per burst of changes.

    Args:
        directories: Folders to watch, with everything below them.
    """
    async for changes in awatch(*directories, watch_filter=PythonFilter()):
        yield sorted({Path(path) for _, path in changes})
