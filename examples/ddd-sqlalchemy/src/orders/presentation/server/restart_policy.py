"""When a process that did not come to serve is tried again."""

_LONGEST = 30.0


class RestartPolicy:
    """At once, then after 1, 2, 4 .. 30 seconds, until one serves.

    A worker that served and died has its successor at once: a pause would be what somebody who
    kills workers is after. What a start costs is pause enough.
    """

    def __init__(self) -> None:
        self._next = 0.0

    def served(self) -> None:
        """Forgets the failures."""
        self._next = 0.0

    def delay_after_failure(self) -> float:
        """Records a failure; seconds to wait before the next start."""
        delay, self._next = self._next, min(self._next * 2 or 1.0, _LONGEST)
        return delay
