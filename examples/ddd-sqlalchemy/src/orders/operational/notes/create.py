"""Create a note."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.clock import Clock
from ...domain.context import OperationContext, SignedInUser
from ...domain.failures import AlreadyTaken, IdempotencyKeyReused, UnknownReference
from ...domain.idempotency import idempotent_request
from ...domain.notes import Note, NoteValues
from ...domain.result import Err, Ok, Result
from ...domain.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class CreateNote:
    """Stores a new note; the same key again yields the same one."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self, values: NoteValues, context: OperationContext[SignedInUser]
    ) -> Result[Note, AlreadyTaken | UnknownReference | IdempotencyKeyReused]:
        """Create it."""
        now = self.clock.now()
        request = idempotent_request(context, "create_note", values)
        async with self.units_of_work.writing(context.mode) as unit:
            if request is not None:
                match await unit.idempotency_keys.claim(request, Note, now):
                    case Err(reused):
                        return Err(reused)
                    case Ok(Note() as created):
                        return Ok(created)
            made = Note(
                id=await unit.notes.next_id(),
                owner_id=context.actor.user_id,
                values=values,
                created_at=now,
                updated_at=now,
            )
            match await unit.notes.add(made):
                case Err(failure):
                    return Err(failure)
            if request is not None:
                await unit.idempotency_keys.keep(request, made)
            await unit.commit()
        return Ok(made)
