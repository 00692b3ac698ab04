"""Tells workers that cannot live from workers that are killed."""

_SHORT = 5.0
"""Seconds of serving below which a life was short."""
_SUSPICIOUS = 5
"""Short lives in a row, over all slots, after which a worker is tried without any clients."""
_PROBATION = 2.0
"""Seconds that such a worker has to live before it accepts a connection."""


class CrashLoop:
    """Counts, over all slots, the workers that died before they served.

    A worker that serves can be killed by what a client sends to it, again and again: that must
    never end the service. So only a death before that counts. Workers that die as soon as they
    serve may be either; the next is then kept from clients for a while. If it dies all the same,
    that was its own doing, and counts.
    """

    def __init__(self, limit: int) -> None:
        """Begins at nothing.

        Args:
            limit: Deaths, with no worker between them that served, at which it is a loop.
        """
        self._limit = limit
        self._failed = 0
        self._short_lives = 0

    @property
    def probation(self) -> float:
        """Seconds that the next worker has to live before it accepts a connection."""
        return _PROBATION if self._short_lives >= _SUSPICIOUS else 0.0

    def served(self, probation: float) -> None:
        """Records that a worker serves.

        Args:
            probation: What it had to live through.
        """
        if probation:
            self._short_lives = 0
        if not self.probation:
            self._failed = 0

    def died(self, lived: float) -> None:
        """Records the death of a worker that served for so many seconds."""
        self._short_lives = self._short_lives + 1 if lived < _SHORT else 0

    def failed(self) -> bool:
        """Records the death of a worker that never served; whether it is a loop now."""
        self._failed += 1
        return self._failed >= self._limit
