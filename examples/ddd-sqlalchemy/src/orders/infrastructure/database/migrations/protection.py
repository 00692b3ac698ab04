"""What surrounds a change of the schema: lock, copy, and restoring on failure."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from . import snapshot
from .interruption import termination_raises
from .lock import file_lock
from .recovery import recover
from .target import MigrationTarget


@dataclass(frozen=True, slots=True)
class Protection:
    """The protection of a target while it is changed.

    Attributes:
        target: What is changed.
        recovered: What an earlier, killed migration left and what was done about it.
    """

    target: MigrationTarget
    recovered: str | None

    def copy(self) -> None:
        """Copies the SQLite file, to be restored if the block raises; call it before a change."""
        if self.target.file is not None:
            snapshot.take(self.target.file)


@contextmanager
def protected(target: MigrationTarget, complete: Collection[str]) -> Iterator[Protection]:
    """Locks a SQLite file, and restores it if the block raises or is terminated.

    PostgreSQL needs neither copy nor file lock: its schema changes are transactional, and
    `lock.take_advisory_lock` belongs to the connection.

    Args:
        target: What is changed.
        complete: What the version table holds at head, for `recovery.recover`.

    Raises:
        LockTimeoutError: Another migration does not end.
        SnapshotError: The file could not be copied or restored.
    """
    with termination_raises():
        if target.file is None:
            yield Protection(target=target, recovered=None)
            return
        with file_lock(target.file):
            protection = Protection(target=target, recovered=recover(target.file, complete))
            try:
                yield protection
            except BaseException:
                if snapshot.copy_of(target.file).exists():
                    snapshot.restore(target.file)
                raise
            snapshot.discard(target.file)
