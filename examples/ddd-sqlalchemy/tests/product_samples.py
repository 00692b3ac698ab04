from __future__ import annotations

from decimal import Decimal

from orders.domain.context import Mode
from orders.domain.products import Product, ProductStatus, ProductValues
from orders.domain.result import Ok

from .category_samples import stored_category
from .samples import MOMENT, Samples


async def product_values(samples: Samples, number: int = 1) -> ProductValues:
    """Values for a product; each number has unique ones of its own, up to 3."""
    return ProductValues(
        title=f"title {number}",
        price=Decimal(number).scaleb(-2),
        status=list(ProductStatus)[(number - 1) % 2],
        notes=f"notes {number}",
        category_id=(await stored_category(samples, 1)).id,
    )


async def stored_product(samples: Samples, number: int = 1) -> Product:
    """A product that is stored."""
    return await samples.stored(_store, number)


async def _store(samples: Samples, number: int) -> Product:
    values = await product_values(samples, number)
    async with samples.units.writing(Mode.APPLY) as unit:
        made = Product(
            id=await unit.products.next_id(),
            values=values,
            created_at=MOMENT,
            updated_at=MOMENT,
        )
        assert await unit.products.add(made) == Ok(None)
        await unit.commit()
    return made
