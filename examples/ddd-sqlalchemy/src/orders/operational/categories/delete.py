"""Delete a category."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.context import OperationContext, SignedInUser, System
from ...domain.failures import NotFound, RevisionMismatch, StillReferenced
from ...domain.identity import EntityId
from ...domain.result import Err, Ok, Result
from ...domain.revision import ExpectedRevision
from ...domain.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class DeleteCategory:
    """Deletes a category, unless a reference holds it."""

    units_of_work: UnitsOfWork

    async def __call__(
        self,
        category_id: EntityId,
        context: OperationContext[SignedInUser | System],
        expected: ExpectedRevision,
    ) -> Result[None, NotFound | RevisionMismatch | StillReferenced]:
        """Delete it.

        Args:
            category_id: Which one.
            context: On whose behalf.
            expected: The revision that it has to have.
        """
        async with self.units_of_work.writing(context.mode) as unit:
            found = await unit.categories.get_locked(category_id)
            if found is None:
                return Err(NotFound())
            if not expected.allows(found.revision):
                return Err(RevisionMismatch())
            match await unit.categories.remove(found):
                case Err(failure):
                    return Err(failure)
            await unit.commit()
        return Ok(None)
