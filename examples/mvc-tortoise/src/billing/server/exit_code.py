"""Exit codes of a worker and of the supervisor."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What an ended worker or supervisor tells its parent."""

    OK = 0
    INCOMPLETE = 1
    """Stopped, but requests or connections were cut off, or closing failed."""
    CANNOT_START = 3
    """The application could not be imported, built or opened: a restart would not help."""
    CRASH_LOOP = 4
    """Worker after worker died before it served."""
