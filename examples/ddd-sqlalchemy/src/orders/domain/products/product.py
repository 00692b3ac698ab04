"""The product."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from typing import TypedDict

from ..identity import EntityId

SORTABLE = (
    "title",
    "price",
    "status",
    "notes",
    "category_id",
    "created_at",
    "updated_at",
)


class ProductStatus(StrEnum):
    """The status of a product."""

    DRAFT = "draft"
    LIVE = "live"


@dataclass(frozen=True, slots=True, kw_only=True)
class ProductValues:
    """What a client says of a product."""

    title: str
    price: Decimal
    status: ProductStatus
    notes: str | None
    category_id: EntityId


class ProductChanges(TypedDict, total=False):
    """What a client changes of a product; what is not there stays as it is."""

    title: str
    price: Decimal
    status: ProductStatus
    notes: str | None
    category_id: EntityId


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """A product.

    Attributes:
        id: Identity, never reused.
        values: What a client says of it.
        created_at: When it was made, UTC.
        updated_at: When it last changed, UTC.
        revision: How often it has been written; the first is 1.
    """

    id: EntityId
    values: ProductValues
    created_at: dt.datetime
    updated_at: dt.datetime
    revision: int = 1

    def having(self, values: ProductValues, now: dt.datetime) -> Product:
        """The same product with other values, one revision later."""
        return replace(self, values=values, updated_at=now, revision=self.revision + 1)
