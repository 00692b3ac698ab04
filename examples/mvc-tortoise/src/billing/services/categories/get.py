"""Look a category up."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.categories import Category
from ...models.failures import NotFound
from ...models.identity import EntityId
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class GetCategory:
    """Looks up a category."""

    units_of_work: UnitsOfWork

    async def __call__(self, category_id: EntityId) -> Result[Category, NotFound]:
        """Look it up."""
        async with self.units_of_work.reading() as unit:
            found = await unit.categories.get(category_id)
        return Err(NotFound()) if found is None else Ok(found)
