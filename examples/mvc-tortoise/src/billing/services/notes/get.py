"""Look a note up."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.context import OperationContext, SignedInUser
from ...models.failures import NotFound
from ...models.identity import EntityId
from ...models.notes import Note
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork


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
