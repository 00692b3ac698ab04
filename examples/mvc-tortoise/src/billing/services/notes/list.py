"""List notes."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.context import OperationContext, SignedInUser
from ...models.notes import Note
from ...models.page import Page, PageRequest
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class ListNotes:
    """Lists the actor's notes, a page at a time."""

    units_of_work: UnitsOfWork

    async def __call__(
        self, request: PageRequest, context: OperationContext[SignedInUser]
    ) -> Page[Note]:
        """The page that is asked for."""
        async with self.units_of_work.reading() as unit:
            return await unit.notes.page(request, context.actor.user_id)
