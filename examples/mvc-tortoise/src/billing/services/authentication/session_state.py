"""Say whether a browser's session is alive."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from ...models.authentication import Session
from ...models.clock import Clock
from ...models.result import Ok
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class SessionState:
    """Looks up the session a browser remembers in its cookie."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(self, session_id: UUID | None) -> Ok[Session | None]:
        """The session, if it is alive."""
        if session_id is None:
            return Ok(None)
        async with self.units_of_work.reading() as unit:
            session = await unit.sessions.get(session_id)
        return Ok(session if session and session.is_alive(self.clock.now()) else None)
