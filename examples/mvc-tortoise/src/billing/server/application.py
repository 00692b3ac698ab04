"""What a worker serves."""

from typing import Protocol

from robyn import Robyn

from .in_flight import InFlightRequests


class WorkerApplication(Protocol):
    """An application as one worker process owns it, made by the composition root."""

    @property
    def robyn(self) -> Robyn:
        """Robyn with all routes added."""

    @property
    def in_flight(self) -> InFlightRequests:
        """Count of requests, kept by every handler."""

    async def open(self) -> None:
        """Opens engine, cache and clients, on the loop that serves, before the first request.

        Raises:
            ApplicationUnavailableError: The worker serves all the same if one has served before.
            Exception: The worker ends with `ExitCode.CANNOT_START`.
        """

    async def close(self) -> None:
        """Closes what `open` opened, after the last answer; also after a failed `open`."""
