"""Look into the outbox."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.outbox import StoredMessage
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork

SHOWN = 100


@dataclass(frozen=True, slots=True)
class OutboxState:
    """What is in the outbox.

    Attributes:
        waiting: How many messages are going to be delivered.
        given_up: Messages that nobody tries to deliver any more, the oldest first; not all if there
            are very many.
    """

    waiting: int
    given_up: tuple[StoredMessage, ...]


@dataclass(frozen=True, slots=True)
class InspectOutbox:
    """Says what waits and what was given up."""

    units_of_work: UnitsOfWork

    async def __call__(self) -> Ok[OutboxState]:
        """Say it."""
        async with self.units_of_work.reading() as unit:
            waiting = await unit.outbox.count_waiting()
            return Ok(OutboxState(waiting, await unit.outbox.given_up(SHOWN)))
