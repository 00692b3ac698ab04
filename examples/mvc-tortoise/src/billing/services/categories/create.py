"""Create a category."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.categories import Category, CategoryValues
from ...models.clock import Clock
from ...models.context import OperationContext, SignedInUser, System
from ...models.failures import AlreadyTaken, IdempotencyKeyReused, UnknownReference
from ...models.idempotency import idempotent_request
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class CreateCategory:
    """Stores a new category; the same key again yields the same one."""

    units_of_work: UnitsOfWork
    clock: Clock

    async def __call__(
        self, values: CategoryValues, context: OperationContext[SignedInUser | System]
    ) -> Result[Category, AlreadyTaken | UnknownReference | IdempotencyKeyReused]:
        """Create it."""
        now = self.clock.now()
        request = idempotent_request(context, "create_category", values)
        async with self.units_of_work.writing(context.mode) as unit:
            if request is not None:
                match await unit.idempotency_keys.claim(request, Category, now):
                    case Err(reused):
                        return Err(reused)
                    case Ok(Category() as created):
                        return Ok(created)
            made = Category(
                id=await unit.categories.next_id(),
                values=values,
                created_at=now,
                updated_at=now,
            )
            match await unit.categories.add(made):
                case Err(failure):
                    return Err(failure)
            if request is not None:
                await unit.idempotency_keys.keep(request, made)
            await unit.commit()
        return Ok(made)
