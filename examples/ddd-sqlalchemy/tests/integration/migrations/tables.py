from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    MetaData,
    Numeric,
    String,
    Table,
    Uuid,
    false,
    func,
)

from orders.infrastructure.database.tables import BaseTable
from orders.infrastructure.database.tables.column_types import UtcDateTime


@contextmanager
def given_tables(**tables: Sequence[Column[Any]]) -> Iterator[None]:
    """Let the service have tables `test_NAME` that its migrations do not know.

    Args:
        tables: The columns of each, without its identity.
    """
    metadata = BaseTable.metadata
    made = [
        Table(f"test_{name}", metadata, Column("id", Uuid, primary_key=True), *columns)
        for name, columns in tables.items()
    ]
    try:
        yield
    finally:
        for table in made:
            metadata.remove(table)


@contextmanager
def two_more_tables() -> Iterator[MetaData]:
    """Let the service have two tables that its migrations do not know."""
    metadata = BaseTable.metadata
    parents = Table(
        "test_parents",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("order", String(120), nullable=False, unique=True),
        Column("price", Numeric(10, 2), nullable=False, index=True),
        Column("sold", Boolean, nullable=False, server_default=false()),
        Column("created_at", UtcDateTime, nullable=False, server_default=func.now()),
    )
    children = Table(
        "test_children",
        metadata,
        Column("id", Uuid, primary_key=True),
        Column("parent_id", ForeignKey("test_parents.id", ondelete="RESTRICT"), nullable=False),
    )
    try:
        yield metadata
    finally:
        metadata.remove(children)
        metadata.remove(parents)
