"""List categories."""

from __future__ import annotations

from dataclasses import dataclass

from ...domain.categories import Category
from ...domain.page import Page, PageRequest
from ...domain.unit_of_work import UnitsOfWork


@dataclass(frozen=True, slots=True)
class ListCategories:
    """Lists categories, a page at a time."""

    units_of_work: UnitsOfWork

    async def __call__(self, request: PageRequest) -> Page[Category]:
        """The page that is asked for."""
        async with self.units_of_work.reading() as unit:
            return await unit.categories.page(request)
