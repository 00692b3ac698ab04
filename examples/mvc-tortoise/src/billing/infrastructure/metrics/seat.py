"""A number for each living worker, so that the files of counts are as many as workers are."""

from __future__ import annotations

import fcntl
import os
from itertools import count
from pathlib import Path

from prometheus_client.multiprocess import mark_process_dead


class Seat:
    """The lowest number that no other living process holds, held until this process ends.

    Who takes the number of a process that ended counts on in its files, so that no count goes
    back and no file is left over, however often workers are replaced. What was true of ended
    processes alone is forgotten.

    Args:
        folder: Where the workers share their counts.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.number = 0
        for number in count(1):
            file = folder / f"seat-{number}.lock"
            if self.number and not file.exists():
                return
            if (descriptor := _locked(file)) is None:
                continue
            self._forget(number)
            if self.number:
                os.close(descriptor)
            else:
                self.number = number  # nobody closes its file: the lock ends with the process

    def leave(self) -> None:
        """Forget what is true of this process as long as it lives."""
        self._forget(self.number)

    def _forget(self, number: int) -> None:
        mark_process_dead(number, str(self._folder))  # type: ignore[no-untyped-call]


def _locked(file: Path) -> int | None:
    """The descriptor of a file that this process alone has locked; None where another has."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    return descriptor
