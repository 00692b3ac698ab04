"""Replace a note."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.clock import Clock
from ...domain.context import OperationContext, SignedInUser
from ...domain.failures import AlreadyTaken, NotFound, RevisionMismatch, UnknownReference
from ...domain.identity import EntityId
from ...domain.notes import Note, NoteValues
from ...domain.result import Err, Ok, Result
from ...domain.revision import ExpectedRevision
from ...domain.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class ReplaceNote:
    """Gives a note of the actor's other values."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self,
        note_id: EntityId,
        values: NoteValues,
        context: OperationContext[SignedInUser],
        expected: ExpectedRevision,
    ) -> Result[Note, NotFound | RevisionMismatch | AlreadyTaken | UnknownReference]:
        """Replace its values.

        Args:
            note_id: Which one.
            values: All of its new values.
            context: On whose behalf.
            expected: The revision that it has to have.
        """
        async with self.units_of_work.writing(context.mode) as unit:
            found = await unit.notes.get_locked(note_id, context.actor.user_id)
            if found is None:
                return Err(NotFound())
            if not expected.allows(found.revision):
                return Err(RevisionMismatch())
            replaced = found.having(values, self.clock.now())
            match await unit.notes.save(replaced):
                case Err(failure):
                    return Err(failure)
            await unit.commit()
        return Ok(replaced)
