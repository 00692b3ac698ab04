from __future__ import annotations

import subprocess
import sys

import pytest
from tortoise.fields import CharField, IntField, TextField

from billing.models.database.migrations.check import check
from billing.models.database.migrations.downgrade import downgrade
from billing.models.database.migrations.errors import (
    DriftError,
    PendingRevisionsError,
    RevisionMessageError,
    UnsupportedRevisionError,
)
from billing.models.database.migrations.pending import pending
from billing.models.database.migrations.revision import make_revision
from billing.models.database.migrations.target import MigrationTarget
from billing.models.database.migrations.upgrade import upgrade

from .project import DIALECTS, Project
from .steps import Step
from .tables import children, friends, given_tables, parents

# Both dialects are written, whichever database the revisions before are run on.
ON_SQLITE = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


def test_without_changes_nothing_is_written(project: Project, target: MigrationTarget) -> None:
    make_revision(target, "tables that have no revision yet")
    before = project.files()

    assert str(make_revision(target, "nothing new")) == "no changes"
    assert project.files() == before


def test_what_was_written_brings_the_tables_and_takes_them_back(
    project: Project, target: MigrationTarget
) -> None:
    upgrade(target)
    parent = parents()
    with given_tables(parent, children(parent)):
        written = make_revision(target, 'add "parents" \\ children.')
        assert written.revision == project.head
        assert {path.parent.name for path in written.paths} == set(DIALECTS)
        assert all(path.name.endswith("_add_parents_children.py") for path in written.paths)

        assert check(target).head == written.revision
        with pytest.raises(PendingRevisionsError, match=written.revision):
            pending(target)
        assert len(upgrade(target).applied) == 1
        assert pending(target).head == written.revision
        assert downgrade(target).undone
        assert _ruff(project, "check") == _ruff(project, "format", "--check") == 0


def test_columns_come_and_go(project: Project, target: MigrationTarget) -> None:
    with given_tables(parents()):
        make_revision(target, "parents")
    nickname = CharField(30, unique=True, null=True)
    with given_tables(parents(nickname=nickname, note=TextField(null=True))):
        make_revision(target, "more columns")
        assert check(target).head == project.head
    with given_tables(parents(note=TextField(null=True))):
        make_revision(target, "a column less")
        assert check(target).head == project.head

    upgrade(target)
    while downgrade(target).undone is not None:
        pass


@ON_SQLITE
def test_a_column_of_another_name_is_told(project: Project, target: MigrationTarget) -> None:
    with given_tables(parents(note=TextField(null=True))):
        make_revision(target, "parents")
    with given_tables(parents(remark=TextField(null=True))):
        written = make_revision(target, "remarks")

        assert "Parents.note was taken to be renamed to remark" in str(written)
        assert check(target).head == project.head


@ON_SQLITE
def test_what_cannot_be_written_for_one_dialect_is_written_for_none(
    project: Project, target: MigrationTarget
) -> None:
    with given_tables(parents(order=120)):
        make_revision(target, "parents")
    before = project.files()

    with given_tables(parents(order=240)), pytest.raises(UnsupportedRevisionError) as caught:
        make_revision(target, "longer orders")

    assert project.files() == before
    assert "sqlite" in caught.value.what
    assert "Modify column is unsupported in SQLite: test_parents.order" in caught.value.why
    assert 'makemigration --empty --message "longer orders"' in caught.value.mend
    assert "VARCHAR(240)" in caught.value.mend, "what Aerich writes for the other dialect"


def test_what_turns_out_not_to_work_is_taken_away_again(
    project: Project, target: MigrationTarget
) -> None:
    nickname, note = CharField(30, unique=True, null=True), TextField(null=True)
    with given_tables(parents(nickname=nickname, note=note)):
        make_revision(target, "parents")
    before = project.files()

    with (
        given_tables(parents(nickname=CharField(30, null=True), note=note)),
        pytest.raises(UnsupportedRevisionError, match="does not work on sqlite") as caught,
    ):
        make_revision(target, "the same nickname for all")

    assert "unique test_parents (nickname)" in caught.value.why
    assert project.files() == before


def test_pairs_defaults_and_comments(project: Project, target: MigrationTarget) -> None:
    with given_tables(parents(times=IntField(default=1))):
        make_revision(target, "parents")
    parent = parents(times=IntField(default=2, description="how often; it's a number"))
    with given_tables(parent, friends(parent)):
        make_revision(target, "friends")

        assert check(target).head == project.head
        assert upgrade(target).applied
    assert downgrade(target).undone


def test_a_column_that_refers_to_a_table_comes_and_goes(
    project: Project, target: MigrationTarget
) -> None:
    parent = parents()
    with given_tables(parent, children()):
        make_revision(target, "parents")
    with given_tables(parent, children(parent)):
        written = make_revision(target, "the parents of children")

        assert "test_children.parent_id is required and has no default" in str(written)
        assert check(target).head == project.head


def test_tables_that_were_dropped_come_back(project: Project, target: MigrationTarget) -> None:
    parent = parents(nickname=CharField(30, unique=True, null=True))
    with given_tables(parent, children(parent)):
        make_revision(target, "parents")
    make_revision(target, "no more parents")

    assert check(target).head == project.head
    assert upgrade(target).applied
    while downgrade(target).undone is not None:
        pass


@pytest.mark.usefixtures("project")
@ON_SQLITE
def test_a_revision_is_written_by_hand(target: MigrationTarget) -> None:
    with given_tables(parents(order=120)):
        make_revision(target, "parents")
    with given_tables(parents(order=240)):
        written = make_revision(target, "longer orders", empty=True)
        assert len(written.paths) == len(DIALECTS)
        with pytest.raises(DriftError, match=r"column test_parents\.order is"):
            check(target)

        for path in written.paths:
            text = path.read_text()
            assert text.count("-- Write") == 1
            path.write_text(text.replace("-- Write", f"{LONGER[path.parent.name]} -- Write"))

        assert check(target).head == written.revision
        assert str(make_revision(target, "nothing more")) == "no changes"


def test_a_difference_is_told_in_words(project: Project, target: MigrationTarget) -> None:
    identity = {"sqlite": "CHAR(36)", "postgresql": "UUID"}[target.url.dialect]
    statement = (
        f'CREATE TABLE test_parents (id {identity} PRIMARY KEY, "order" VARCHAR(5), old TEXT)'
    )
    project.add_revision("parents", Step((statement,)))
    parent = parents()

    with given_tables(parent, children(parent)), pytest.raises(DriftError) as caught:
        check(target)

    for sentence in (
        "the models have table test_children, the migrations do not",
        "the models have column test_parents.price, the migrations do not",
        "the migrations have column test_parents.old, the models do not",
        "the models have index test_parents (price), the migrations do not",
        "the models have unique test_parents (",
        "VARCHAR(5), may be null in the migrations",
    ):
        assert sentence.lower() in caught.value.why.lower().replace(
            "character varying", "varchar"
        ).replace('"', "")


@pytest.mark.usefixtures("project")
@ON_SQLITE
def test_dialects_that_are_not_level_are_told_and_made_level(target: MigrationTarget) -> None:
    with given_tables(parents()):
        written = make_revision(target, "parents")
        [other] = [path for path in written.paths if path.parent.name != target.url.dialect]
        other.unlink()
        with pytest.raises(DriftError, match="not level"):
            check(target)

        assert [path.parent for path in make_revision(target, "again").paths] == [other.parent]
        assert check(target).head is not None


@pytest.mark.parametrize("message", ["добавить цену", "it's {new} $HOME `x`\n\t%s é"])
def test_a_message_may_be_in_any_language(
    project: Project, sqlite: MigrationTarget, message: str
) -> None:
    written = make_revision(sqlite, message, empty=True)

    assert all(" " not in path.name and path.name.isascii() for path in written.paths)
    assert " ".join(message.split()) in upgrade(sqlite).applied[-1]
    assert _ruff(project, "check") == _ruff(project, "format", "--check") == 0


@pytest.mark.parametrize("message", ["", " . ", "x" * 81])
def test_a_message_that_says_nothing_is_refused(sqlite: MigrationTarget, message: str) -> None:
    with pytest.raises(RevisionMessageError):
        make_revision(sqlite, message)


def test_asking_what_is_pending_makes_no_file(sqlite: MigrationTarget) -> None:
    with pytest.raises(PendingRevisionsError):
        pending(sqlite)

    assert sqlite.file is not None
    assert not sqlite.file.parent.exists()


LONGER = {
    "sqlite": """
        CREATE TABLE "new_parents" (
            "id" CHAR(36) NOT NULL PRIMARY KEY,
            "order" VARCHAR(240) NOT NULL UNIQUE,
            "price" VARCHAR(40) NOT NULL,
            "sold" INT NOT NULL DEFAULT 0,
            "created_at" TIMESTAMP NOT NULL
        );
        INSERT INTO "new_parents" SELECT "id", "order", "price", "sold", "created_at"
        FROM "test_parents";
        DROP TABLE "test_parents";
        ALTER TABLE "new_parents" RENAME TO "test_parents";
        CREATE INDEX "ix_test_parents_price" ON "test_parents" ("price");
    """,
    "postgresql": 'ALTER TABLE "test_parents" ALTER COLUMN "order" TYPE VARCHAR(240);',
}


def _ruff(project: Project, *arguments: str) -> int:
    """The exit code of ruff on the migrations."""
    command = [sys.executable, "-m", "ruff", *arguments, str(project.root / "migrations")]
    return subprocess.run(command, check=False, cwd=project.root).returncode
