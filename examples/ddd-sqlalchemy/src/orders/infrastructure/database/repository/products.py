"""Products in the database."""

from __future__ import annotations

from ....domain.failures import AlreadyTaken, StillReferenced, UnknownReference
from ....domain.identity import EntityId
from ....domain.page import Page, PageRequest
from ....domain.products import Product, ProductValues
from ....domain.result import Result
from ..identity import new_entity_id
from ..paging import page_of
from ..rows import delete_row, insert_row, locked_row, stored_row, update_row
from ..tables import ProductsTable
from ..transaction import DatabaseTransaction


class ProductRepository:
    """Satisfies `domain.products.ProductRepository`."""

    def __init__(self, transaction: DatabaseTransaction) -> None:
        self._transaction = transaction

    async def next_id(self) -> EntityId:
        """A fresh identity."""
        return new_entity_id()

    async def get(self, product_id: EntityId) -> Product | None:
        """The product of this identity."""
        row = await stored_row(self._transaction, ProductsTable, product_id)
        return _to_product(row) if row else None

    async def get_locked(self, product_id: EntityId) -> Product | None:
        """The same, and nobody else changes it before the transaction ends."""
        row = await locked_row(self._transaction, ProductsTable, product_id)
        return _to_product(row) if row else None

    async def page(self, request: PageRequest) -> Page[Product]:
        """The products that are asked for."""
        return await page_of(self._transaction, ProductsTable, request, _to_product)

    async def add(self, product: Product) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a new product."""
        return await insert_row(self._transaction, ProductsTable, _to_columns(product))

    async def save(self, product: Product) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a changed product."""
        return await update_row(self._transaction, ProductsTable, _to_columns(product))

    async def remove(self, product: Product) -> Result[None, StillReferenced]:
        """Delete a product."""
        return await delete_row(self._transaction, ProductsTable, product.id)


def _to_product(row: ProductsTable) -> Product:
    return Product(
        id=row.id,
        values=ProductValues(
            title=row.title,
            price=row.price,
            status=row.status,
            notes=row.notes,
            category_id=row.category_id,
        ),
        created_at=row.created_at,
        updated_at=row.updated_at,
        revision=row.revision,
    )


def _to_columns(product: Product) -> dict[str, object]:
    values = product.values
    return {
        "id": product.id,
        "title": values.title,
        "price": values.price,
        "status": values.status,
        "notes": values.notes,
        "category_id": values.category_id,
        "created_at": product.created_at,
        "updated_at": product.updated_at,
        "revision": product.revision,
    }
