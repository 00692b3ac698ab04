"""Look a category up."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.categories import Category
from ...domain.failures import NotFound
from ...domain.identity import EntityId
from ...domain.result import Err, Ok, Result
from ...domain.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class GetCategory:
    """Looks up a category."""

    units_of_work: UnitsOfWork

    async def __call__(self, category_id: EntityId) -> Result[Category, NotFound]:
        """Look it up."""
        async with self.units_of_work.reading() as unit:
            found = await unit.categories.get(category_id)
        return Err(NotFound()) if found is None else Ok(found)
