from __future__ import annotations

from billing.models.categories import Category, CategoryValues
from billing.models.context import Mode
from billing.models.result import Ok

from .samples import MOMENT, Samples


async def category_values(_samples: Samples, number: int = 1) -> CategoryValues:
    """Values for a category; each number has unique ones of its own, up to 3."""
    return CategoryValues(
        name=f"name {number}",
        parent_id=None,
    )


async def stored_category(samples: Samples, number: int = 1) -> Category:
    """A category that is stored."""
    return await samples.stored(_store, number)


async def _store(samples: Samples, number: int) -> Category:
    values = await category_values(samples, number)
    async with samples.units.writing(Mode.APPLY) as unit:
        made = Category(
            id=await unit.categories.next_id(),
            values=values,
            created_at=MOMENT,
            updated_at=MOMENT,
        )
        assert await unit.categories.add(made) == Ok(None)
        await unit.commit()
    return made
