from __future__ import annotations

from billing.models.failures import AlreadyTaken, StillReferenced, UnknownReference
from billing.models.identity import EntityId
from billing.models.page import Page, PageRequest
from billing.models.products import Product
from billing.models.result import Err, Ok, Result

from ...entity_ids import entity_id
from .pages import page_of
from .storage import Storage

UNIQUE = ("title",)


class FakeProductRepository:
    """Products in memory; what they refer to is always there."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self._rows = storage.products

    async def next_id(self) -> EntityId:
        self._storage.used_ids += 1
        return entity_id(self._storage.used_ids)

    async def get(self, product_id: EntityId) -> Product | None:
        return self._rows.get(product_id)

    async def get_locked(self, product_id: EntityId) -> Product | None:
        return await self.get(product_id)

    async def page(self, request: PageRequest) -> Page[Product]:
        return page_of(self._rows.values(), request)

    async def add(self, row: Product) -> Result[None, AlreadyTaken | UnknownReference]:
        return await self.save(row)

    async def save(self, row: Product) -> Result[None, AlreadyTaken | UnknownReference]:
        for name in UNIQUE:
            value = getattr(row.values, name)
            if value is not None and value in self._others(row, name):
                return Err(AlreadyTaken(name))
        self._rows[row.id] = row
        return Ok(None)

    async def remove(self, row: Product) -> Result[None, StillReferenced]:
        del self._rows[row.id]
        return Ok(None)

    def _others(self, row: Product, name: str) -> list[object]:
        return [getattr(other.values, name) for other in self._rows.values() if other.id != row.id]
