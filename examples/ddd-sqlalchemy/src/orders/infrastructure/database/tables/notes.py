"""Notes."""

from __future__ import annotations

import datetime as dt

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ....domain.identity import EntityId
from .base import BaseTable
from .identity import Identified


class NotesTable(Identified, BaseTable):
    """Notes."""

    __tablename__ = "notes"

    owner_id: Mapped[EntityId] = mapped_column(
        ForeignKey("users.id", ondelete="CASCADE"), index=True
    )
    title: Mapped[str] = mapped_column(String(80))
    product_id: Mapped[EntityId | None] = mapped_column(
        ForeignKey("products.id", ondelete="CASCADE"), index=True
    )
    created_at: Mapped[dt.datetime]
    updated_at: Mapped[dt.datetime]
    revision: Mapped[int]
