"""How identities are stored."""

from __future__ import annotations

from sqlalchemy import Uuid
from sqlalchemy.orm import Mapped, mapped_column

from ....domain.identity import EntityId

ENTITY_ID = Uuid()


class Identified:
    """A table whose rows have an identity."""

    id: Mapped[EntityId] = mapped_column(primary_key=True, sort_order=-1)
