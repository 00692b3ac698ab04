from __future__ import annotations

from billing.models.context import Mode
from billing.models.notes import Note, NoteValues
from billing.models.result import Ok

from .samples import MOMENT, Samples


async def note_values(_samples: Samples, number: int = 1) -> NoteValues:
    """Values for a note."""
    return NoteValues(
        title=f"title {number}",
        product_id=None,
    )


async def stored_note(samples: Samples, number: int = 1) -> Note:
    """A note that is stored; it is the first user's."""
    return await samples.stored(_store, number)


async def _store(samples: Samples, number: int) -> Note:
    values = await note_values(samples, number)
    owner_id = await samples.user_id()
    async with samples.units.writing(Mode.APPLY) as unit:
        made = Note(
            id=await unit.notes.next_id(),
            owner_id=owner_id,
            values=values,
            created_at=MOMENT,
            updated_at=MOMENT,
        )
        assert await unit.notes.add(made) == Ok(None)
        await unit.commit()
    return made
