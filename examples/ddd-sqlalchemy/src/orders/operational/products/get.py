"""Look a product up."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.failures import NotFound
from ...domain.identity import EntityId
from ...domain.products import Product
from ...domain.result import Err, Ok, Result
from ...domain.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class GetProduct:
    """Looks up a product."""

    units_of_work: UnitsOfWork

    async def __call__(self, product_id: EntityId) -> Result[Product, NotFound]:
        """Look it up."""
        async with self.units_of_work.reading() as unit:
            found = await unit.products.get(product_id)
        return Err(NotFound()) if found is None else Ok(found)
