"""List products."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.page import Page, PageRequest
from ...domain.products import Product
from ...domain.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class ListProducts:
    """Lists products, a page at a time."""

    units_of_work: UnitsOfWork

    async def __call__(self, request: PageRequest) -> Page[Product]:
        """The page that is asked for."""
        async with self.units_of_work.reading() as unit:
            return await unit.products.page(request)
