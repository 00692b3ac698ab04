"""Where products are kept, as a port."""

from __future__ import annotations

from typing import Protocol

from ..failures import AlreadyTaken, StillReferenced, UnknownReference
from ..identity import EntityId
from ..page import Page, PageRequest
from ..result import Result
from .product import Product


class ProductRepository(Protocol):
    """The products, inside one transaction."""

    async def next_id(self) -> EntityId:
        """A fresh identity; it is used up even when nothing is stored under it."""
        ...

    async def get(self, product_id: EntityId) -> Product | None:
        """The product of this identity."""
        ...

    async def get_locked(self, product_id: EntityId) -> Product | None:
        """The same, and nobody else changes it before the transaction ends."""
        ...

    async def page(self, request: PageRequest) -> Page[Product]:
        """The products that are asked for."""
        ...

    async def add(self, product: Product) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a new product."""
        ...

    async def save(self, product: Product) -> Result[None, AlreadyTaken | UnknownReference]:
        """Store a changed product."""
        ...

    async def remove(self, product: Product) -> Result[None, StillReferenced]:
        """Delete a product."""
        ...
