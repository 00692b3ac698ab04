"""Products."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from ....domain.identity import EntityId
from ....domain.products import ProductStatus
from .base import BaseTable
from .column_types import EnumText, ExactDecimal
from .identity import Identified


class ProductsTable(Identified, BaseTable):
    """Products."""

    __tablename__ = "products"

    title: Mapped[str] = mapped_column(String(120), unique=True)
    price: Mapped[Decimal] = mapped_column(ExactDecimal(10, 2), index=True)
    status: Mapped[ProductStatus] = mapped_column(
        EnumText(ProductStatus), default=ProductStatus.DRAFT
    )
    notes: Mapped[str | None] = mapped_column(Text)
    category_id: Mapped[EntityId] = mapped_column(
        ForeignKey("categories.id", ondelete="RESTRICT"), index=True
    )
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
    revision: Mapped[int]
