"""Replace a product."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.clock import Clock
from ...models.context import OperationContext, SignedInUser, System
from ...models.failures import AlreadyTaken, NotFound, RevisionMismatch, UnknownReference
from ...models.identity import EntityId
from ...models.products import Product, ProductValues
from ...models.result import Err, Ok, Result
from ...models.revision import ExpectedRevision
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class ReplaceProduct:
    """Gives a product other values."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self,
        product_id: EntityId,
        values: ProductValues,
        context: OperationContext[SignedInUser | System],
        expected: ExpectedRevision,
    ) -> Result[Product, NotFound | RevisionMismatch | AlreadyTaken | UnknownReference]:
        """Replace its values.

        Args:
            product_id: Which one.
            values: All of its new values.
            context: On whose behalf.
            expected: The revision that it has to have.
        """
        async with self.units_of_work.writing(context.mode) as unit:
            found = await unit.products.get_locked(product_id)
            if found is None:
                return Err(NotFound())
            if not expected.allows(found.revision):
                return Err(RevisionMismatch())
            replaced = found.having(values, self.clock.now())
            match await unit.products.save(replaced):
                case Err(failure):
                    return Err(failure)
            await unit.commit()
        return Ok(replaced)
