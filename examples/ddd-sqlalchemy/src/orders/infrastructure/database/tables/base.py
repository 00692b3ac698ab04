"""What every table has in common."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase

from ....domain.identity import EntityId
from .column_types import UtcDateTime
from .identity import ENTITY_ID

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class BaseTable(DeclarativeBase):
    """The base of all tables; constraints and indexes get names that migrations can rely on."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {datetime: UtcDateTime, EntityId: ENTITY_ID}  # noqa: RUF012 - read by SQLAlchemy, once
