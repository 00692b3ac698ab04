"""Look a product up."""

from __future__ import annotations

from dataclasses import dataclass

from ...models.failures import NotFound
from ...models.identity import EntityId
from ...models.products import Product
from ...models.result import Err, Ok, Result
from ...models.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class GetProduct:
    """Looks up a product."""

    units_of_work: UnitsOfWork

    async def __call__(self, product_id: EntityId) -> Result[Product, NotFound]:
        """Look it up."""
        async with self.units_of_work.reading() as unit:
            found = await unit.products.get(product_id)
        return Err(NotFound()) if found is None else Ok(found)
