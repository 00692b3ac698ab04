"""The orderly end of a worker's serving."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from .acceptor import stop_accepting
from .connections import hang_up
from .in_flight import InFlightRequests

_STEP = 0.01
"""Seconds between two looks at the connections: the delay that an answer may get while corked."""


@dataclass(frozen=True, slots=True)
class Leftover:
    """What a drain could not finish in time."""

    requests: int
    connections: int

    def __bool__(self) -> bool:
        return bool(self.requests or self.connections)


async def drain(
    port: int, in_flight: InFlightRequests, deadline: float, on_deaf: Callable[[], None]
) -> Leftover:
    """Stops accepting, answers what has come, ends the connections.

    Args:
        port: Port that the process serves.
        in_flight: The application's count of requests.
        deadline: Seconds after which the rest is given up.
        on_deaf: Called once no further connection is accepted.

    Returns:
        What is left, nothing in the normal case.
    """
    loop = asyncio.get_running_loop()
    in_flight.draining = True
    end = loop.time() + deadline
    deaf = False
    while True:
        began = loop.time()
        if not deaf and stop_accepting(port):
            deaf = True
            on_deaf()
        connections = hang_up(port, handlers_idle=in_flight.count == 0)
        left = Leftover(in_flight.count, connections)
        if not left or loop.time() >= end:
            return left
        # With thousands of connections a look takes long: leave most of the time to the answers.
        await asyncio.sleep(max(_STEP, 4 * (loop.time() - began)))
