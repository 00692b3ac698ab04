from __future__ import annotations

from tortoise.fields import RESTRICT, SET_NULL, CharField
from tortoise.models import Model

from billing.models.database.migrations.check import check
from billing.models.database.migrations.downgrade import downgrade
from billing.models.database.migrations.revision import make_revision
from billing.models.database.migrations.target import MigrationTarget
from billing.models.database.migrations.upgrade import upgrade
from billing.models.tables.references import Reference, UniqueReference

from .project import Project
from .tables import given_tables, named


def _categories(*, featuring: bool = False) -> type[Model]:
    featured = {"featured": Reference("Products", SET_NULL, null=True)} if featuring else {}
    return named("categories", parent=Reference("Categories", SET_NULL, null=True), **featured)


def _products() -> type[Model]:
    return named(
        "products", order=CharField(9, unique=True), category=Reference("Categories", RESTRICT)
    )


def test_a_table_may_refer_to_itself(project: Project, target: MigrationTarget) -> None:
    with given_tables(_categories()):
        make_revision(target, "categories")
        assert check(target).head == project.head
        assert upgrade(target).applied
        assert downgrade(target).undone


def test_tables_that_refer_to_one_another_come_and_go(
    project: Project, target: MigrationTarget
) -> None:
    with given_tables(_categories(featuring=True), _products()):
        made = make_revision(target, "a circle")
        assert check(target).head == project.head
    gone = make_revision(target, "no circle")
    assert check(target).head == project.head
    for path in (*made.paths, *gone.paths):
        assert "REFERENCES test_" not in path.read_text(), "names are quoted"

    upgrade(target)
    while downgrade(target).undone is not None:
        pass
    assert upgrade(target).applied


def test_a_circle_is_closed_later(project: Project, target: MigrationTarget) -> None:
    with given_tables(_categories()):
        make_revision(target, "categories")
    with given_tables(_categories(featuring=True), _products()):
        make_revision(target, "products")
        assert check(target).head == project.head
    with given_tables(_categories(), _products()):
        make_revision(target, "nothing featured")
        assert check(target).head == project.head

    upgrade(target)
    while downgrade(target).undone is not None:
        pass


def test_a_reference_may_be_unique(project: Project, target: MigrationTarget) -> None:
    with given_tables(_categories(), named("covers")):
        make_revision(target, "covers")
    plain = Reference("Categories", SET_NULL, null=True)
    with given_tables(_categories(), named("covers", category=plain)):
        make_revision(target, "covers of categories")
        assert check(target).head == project.head
    of = UniqueReference("Categories", SET_NULL, null=True)
    with given_tables(_categories(), named("covers", category=of)):
        make_revision(target, "one cover of a category")
        assert check(target).head == project.head
    with given_tables(_categories(), named("covers")):
        make_revision(target, "covers of nothing")
        assert check(target).head == project.head

    upgrade(target)
    while downgrade(target).undone is not None:
        pass
