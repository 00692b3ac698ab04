"""Where categories are kept, as a port."""

from __future__ import annotations

from typing import Protocol

from ..failures import AlreadyTaken, StillReferenced, UnknownReference
from ..identity import EntityId
from ..page import Page, PageRequest
from ..result import Result
from .category import Category


class CategoryRepository(Protocol):
    """The categories, inside one transaction."""

    async def next_id(self) -> EntityId:
        """A fresh identity; it is used up even when nothing is stored under it."""
        ...

    async def get(self, category_id: EntityId) -> Category | None:
        """The category of this identity."""
        ...

    async def get_locked(self, category_id: EntityId) -> Category | None:
        """The same, and nobody else changes it before the transaction ends."""
        ...

    async def page(self, request: PageRequest) -> Page[Category]:
        """The categories that are asked for."""
        ...

    async def add(self, category: Category) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a new category."""
        ...

    async def save(self, category: Category) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a changed category."""
        ...

    async def remove(self, category: Category) -> Result[None, StillReferenced]:
        """Delete a category."""
        ...
