"""Change some values of a note."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...domain.clock import Clock
from ...domain.context import OperationContext, SignedInUser
from ...domain.failures import AlreadyTaken, NotFound, RevisionMismatch, UnknownReference
from ...domain.identity import EntityId
from ...domain.notes import Note, NoteChanges
from ...domain.result import Err, Ok, Result
from ...domain.revision import ExpectedRevision
from ...domain.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class ChangeNote:
    """Changes values of a note of the actor's; no change is no revision."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self,
        note_id: EntityId,
        changes: NoteChanges,
        context: OperationContext[SignedInUser],
        expected: ExpectedRevision,
    ) -> Result[Note, NotFound | RevisionMismatch | AlreadyTaken | UnknownReference]:
        """Change it.

        Args:
            note_id: Which one.
            changes: The values that become others.
            context: On whose behalf.
            expected: The revision that it has to have.
        """
        async with self.units_of_work.writing(context.mode) as unit:
            found = await unit.notes.get_locked(note_id, context.actor.user_id)
            if found is None:
                return Err(NotFound())
            if not expected.allows(found.revision):
                return Err(RevisionMismatch())
            if not changes:
                return Ok(found)
            values = replace(found.values, **changes)
            changed = found.having(values, self.clock.now())
            match await unit.notes.save(changed):
                case Err(failure):
                    return Err(failure)
            await unit.commit()
        return Ok(changed)
