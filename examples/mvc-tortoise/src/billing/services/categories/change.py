"""Change some values of a category."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ...models.categories import Category, CategoryChanges
from ...models.clock import Clock
from ...models.context import OperationContext, SignedInUser, System
from ...models.failures import AlreadyTaken, NotFound, RevisionMismatch, UnknownReference
from ...models.identity import EntityId
from ...models.result import Err, Ok, Result
from ...models.revision import ExpectedRevision
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class ChangeCategory:
    """Changes values of a category; no change is no revision."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self,
        category_id: EntityId,
        changes: CategoryChanges,
        context: OperationContext[SignedInUser | System],
        expected: ExpectedRevision,
    ) -> Result[Category, NotFound | RevisionMismatch | AlreadyTaken | UnknownReference]:
        """Change it.

        Args:
            category_id: Which one.
            changes: The values that become others.
            context: On whose behalf.
            expected: The revision that it has to have.
        """
        async with self.units_of_work.writing(context.mode) as unit:
            found = await unit.categories.get_locked(category_id)
            if found is None:
                return Err(NotFound())
            if not expected.allows(found.revision):
                return Err(RevisionMismatch())
            if not changes:
                return Ok(found)
            values = replace(found.values, **changes)
            changed = found.having(values, self.clock.now())
            match await unit.categories.save(changed):
                case Err(failure):
                    return Err(failure)
            await unit.commit()
        return Ok(changed)
