from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from tortoise.fields import (
    RESTRICT,
    BooleanField,
    CharField,
    DecimalField,
    Field,
    ForeignKeyField,
    ManyToManyField,
    UUIDField,
)
from tortoise.models import Model

from billing.models import tables
from billing.models.tables.fields import UtcDatetimeField


@contextmanager
def given_tables(*models: type[Model]) -> Iterator[None]:
    """Let the service have tables that its migrations do not know."""
    for model in models:
        setattr(tables, model.__name__, model)
    try:
        yield
    finally:
        for model in models:
            delattr(tables, model.__name__)


def named(name: str, **columns: Field[Any]) -> type[Model]:
    """A table `test_NAME`.

    Args:
        name: In the plural.
        columns: All but its identity.
    """
    meta = type("Meta", (), {"table": f"test_{name}"})
    identity = UUIDField(primary_key=True, default=None)
    return type(name.capitalize(), (Model,), {"Meta": meta, "id": identity, **columns})


def parents(order: int = 120, **more: Field[Any]) -> type[Model]:
    """A table.

    Args:
        order: The length of one of its columns.
        more: Further columns.
    """
    meta = type("Meta", (), {"table": "test_parents"})
    columns = {
        "id": UUIDField(primary_key=True),
        "order": CharField(order, unique=True),
        "price": DecimalField(10, 2, db_index=True),
        "sold": BooleanField(default=False),
        "created_at": UtcDatetimeField(),
    }
    return type("Parents", (Model,), {"Meta": meta, **columns, **more})


def children(parent: type[Model] | None = None) -> type[Model]:
    """A table that refers to another one, if one is given."""
    columns: dict[str, object] = {"id": UUIDField(primary_key=True)}
    if parent is not None:
        columns["parent"] = ForeignKeyField(parent, related_name=False, on_delete=RESTRICT)
    meta = type("Meta", (), {"table": "test_children"})
    return type("Children", (Model,), {"Meta": meta, **columns})


def friends(other: type[Model]) -> type[Model]:
    """A table that is paired with another one."""
    meta = type("Meta", (), {"table": "test_friends"})
    pairs = ManyToManyField(other, through="test_pairs", related_name="friends")
    return type("Friends", (Model,), {"Meta": meta, "id": UUIDField(primary_key=True), "of": pairs})
