"""Categories in the database."""

from __future__ import annotations

from ....domain.categories import Category, CategoryValues
from ....domain.failures import AlreadyTaken, StillReferenced, UnknownReference
from ....domain.identity import EntityId
from ....domain.page import Page, PageRequest
from ....domain.result import Result
from ..identity import new_entity_id
from ..paging import page_of
from ..rows import delete_row, insert_row, locked_row, stored_row, update_row
from ..tables import CategoriesTable
from ..transaction import DatabaseTransaction


class CategoryRepository:
    """Satisfies `domain.categories.CategoryRepository`."""

    def __init__(self, transaction: DatabaseTransaction) -> None:
        self._transaction = transaction

    async def next_id(self) -> EntityId:
        """A fresh identity."""
        return new_entity_id()

    async def get(self, category_id: EntityId) -> Category | None:
        """The category of this identity."""
        row = await stored_row(self._transaction, CategoriesTable, category_id)
        return _to_category(row) if row else None

    async def get_locked(self, category_id: EntityId) -> Category | None:
        """The same, and nobody else changes it before the transaction ends."""
        row = await locked_row(self._transaction, CategoriesTable, category_id)
        return _to_category(row) if row else None

    async def page(self, request: PageRequest) -> Page[Category]:
        """The categories that are asked for."""
        return await page_of(self._transaction, CategoriesTable, request, _to_category)

    async def add(self, category: Category) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a new category."""
        return await insert_row(self._transaction, CategoriesTable, _to_columns(category))

    async def save(self, category: Category) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a changed category."""
        return await update_row(self._transaction, CategoriesTable, _to_columns(category))

    async def remove(self, category: Category) -> Result[None, StillReferenced]:
        """Delete a category."""
        return await delete_row(self._transaction, CategoriesTable, category.id)


def _to_category(row: CategoriesTable) -> Category:
    return Category(
        id=row.id,
        values=CategoryValues(
            name=row.name,
            parent_id=row.parent_id,
        ),
        created_at=row.created_at,
        updated_at=row.updated_at,
        revision=row.revision,
    )


def _to_columns(category: Category) -> dict[str, object]:
    values = category.values
    return {
        "id": category.id,
        "name": values.name,
        "parent_id": values.parent_id,
        "created_at": category.created_at,
        "updated_at": category.updated_at,
        "revision": category.revision,
    }
