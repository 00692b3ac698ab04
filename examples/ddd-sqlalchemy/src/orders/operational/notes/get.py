"""Look a note up."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.context import OperationContext, SignedInUser
from ...domain.failures import NotFound
from ...domain.identity import EntityId
from ...domain.notes import Note
from ...domain.result import Err, Ok, Result
from ...domain.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class GetNote:
    """Looks up a note of the actor's."""

    units_of_work: UnitsOfWork

    async def __call__(
        self, note_id: EntityId, context: OperationContext[SignedInUser]
    ) -> Result[Note, NotFound]:
        """Look it up."""
        async with self.units_of_work.reading() as unit:
            found = await unit.notes.get(note_id, context.actor.user_id)
        return Err(NotFound()) if found is None else Ok(found)
