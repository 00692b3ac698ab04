"""When a dead worker comes back."""

from collections import deque

_WINDOW = 10.0
_FREE_DEATHS = 3
_LONGEST = 30.0


class RestartPolicy:
    """At once, until the third death within 10 seconds; from then on after 1, 2, 4 .. 30 s."""

    def __init__(self) -> None:
        self._deaths: deque[float] = deque()
        self._delay = 0.0

    def delay_after_death(self, now: float) -> float:
        """Records a death.

        Args:
            now: Monotonic seconds.

        Returns:
            Seconds to wait before the next start.
        """
        window = _WINDOW + self._delay
        while self._deaths and now - self._deaths[0] > window:
            self._deaths.popleft()
        self._deaths.append(now)
        if len(self._deaths) < _FREE_DEATHS:
            self._delay = 0.0
        else:
            self._delay = min(self._delay * 2 or 1.0, _LONGEST)
        return self._delay
