from __future__ import annotations

from typing import Any

from sqlalchemy import Column, ForeignKey, String

from orders.infrastructure.database.migrations.check import check
from orders.infrastructure.database.migrations.downgrade import (
    downgrade,
)
from orders.infrastructure.database.migrations.revision import (
    make_revision,
)
from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
)
from orders.infrastructure.database.migrations.upgrade import (
    upgrade,
)

from .project import Project
from .queries import execute, select
from .tables import given_tables


def _reference(name: str, table: str, on_delete: str, **options: Any) -> Column[Any]:
    key = ForeignKey(f"test_{table}.id", ondelete=on_delete)
    return Column(f"{name}_id", key, index=True, **options)


def _categories() -> list[Column[Any]]:
    return [_reference("parent", "categories", "SET NULL")]


def _featuring() -> list[Column[Any]]:
    return [*_categories(), _reference("featured", "products", "SET NULL")]


def _products() -> list[Column[Any]]:
    category = _reference("category", "categories", "CASCADE", nullable=False)
    return [Column("order", String(9), unique=True), category]


def test_tables_that_refer_to_one_another_come_and_go(
    project: Project, target: MigrationTarget
) -> None:
    with given_tables(categories=_featuring(), products=_products()):
        make_revision(target, "a circle")
        assert check(target).head == project.head
    make_revision(target, "no circle")
    assert check(target).head == project.head

    upgrade(target)
    while downgrade(target).undone is not None:
        pass
    assert upgrade(target).applied


def test_a_table_that_is_made_anew_keeps_what_refers_to_it(
    project: Project, target: MigrationTarget
) -> None:
    with given_tables(categories=_categories(), products=_products()):
        make_revision(target, "categories and products")
    upgrade(target)
    category, product = "0190163d8694739baea5966c26f8ad90", "0190163d8694739baea5966c26f8ad91"
    execute(
        target,
        f"INSERT INTO test_categories (id) VALUES ('{category}')",  # noqa: S608
        f"INSERT INTO test_products (id, category_id) VALUES ('{product}', '{category}')",  # noqa: S608
    )

    longer = [*_categories(), Column("code", String(9), unique=True)]
    with given_tables(categories=longer, products=_products()):
        make_revision(target, "codes")
        assert check(target).head == project.head
        upgrade(target)
        assert select(target, "SELECT count(*) FROM test_products") == [(1,)]
        downgrade(target)
        assert select(target, "SELECT count(*) FROM test_products") == [(1,)]
