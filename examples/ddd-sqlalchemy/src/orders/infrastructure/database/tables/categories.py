"""Categories."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ....domain.identity import EntityId
from .base import BaseTable
from .identity import Identified


class CategoriesTable(Identified, BaseTable):
    """Categories."""

    __tablename__ = "categories"

    name: Mapped[str] = mapped_column(String(80), unique=True)
    parent_id: Mapped[EntityId | None] = mapped_column(
        ForeignKey("categories.id", ondelete="SET NULL"), index=True
    )
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
    revision: Mapped[int]
