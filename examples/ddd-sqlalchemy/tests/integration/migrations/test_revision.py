from __future__ import annotations

import subprocess
import sys

import pytest

from orders.infrastructure.database.migrations.check import check
from orders.infrastructure.database.migrations.downgrade import (
    downgrade,
)
from orders.infrastructure.database.migrations.errors import (
    DriftError,
    PendingRevisionsError,
    RevisionMessageError,
)
from orders.infrastructure.database.migrations.pending import (
    pending,
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
from .steps import Step
from .tables import two_more_tables


def test_without_changes_nothing_is_written(project: Project, target: MigrationTarget) -> None:
    make_revision(target, "tables that have no revision yet")
    before = project.head

    assert str(make_revision(target, "nothing new")) == "no changes"
    assert project.head == before


def test_what_was_written_brings_the_tables_and_takes_them_back(
    project: Project, target: MigrationTarget
) -> None:
    upgrade(target)
    with two_more_tables():
        written = make_revision(target, 'add "parents" \\ children.')
        assert written.revision == project.head
        assert written.path is not None
        assert written.path.name.endswith("_add_parents_children.py")

        assert check(target).head == written.revision
        with pytest.raises(PendingRevisionsError, match=written.revision):
            pending(target)
        assert len(upgrade(target).applied) == 1
        assert pending(target).head == written.revision
        assert downgrade(target).undone
        assert _ruff(project, "check") == _ruff(project, "format", "--check") == 0


def test_a_difference_is_told_in_words(project: Project, target: MigrationTarget) -> None:
    project.add_revision(
        "parents",
        Step(
            then='op.create_table("test_parents", sa.Column("id", sa.Uuid(), primary_key=True),'
            ' sa.Column("order", sa.String(length=5)), sa.Column("old", sa.Text))'
        ),
    )

    with two_more_tables(), pytest.raises(DriftError) as caught:
        check(target)

    for sentence in (
        "the models have table test_children, the migrations do not",
        "the models have column test_parents.price, the migrations do not",
        "the migrations have column test_parents.old, the models do not",
        "the models have index ix_test_parents_price on test_parents, the migrations do not",
        "its type is VARCHAR(120) in the models, VARCHAR(5) in the migrations",
        "whether it may be null is False in the models, True in the migrations",
    ):
        assert sentence in caught.value.why


@pytest.mark.parametrize("message", ["", " . ", "x" * 81])
def test_a_message_that_says_nothing_is_refused(sqlite: MigrationTarget, message: str) -> None:
    with pytest.raises(RevisionMessageError):
        make_revision(sqlite, message)


def test_asking_what_is_pending_makes_no_file(sqlite: MigrationTarget) -> None:
    with pytest.raises(PendingRevisionsError):
        pending(sqlite)

    assert sqlite.file is not None
    assert not sqlite.file.parent.exists()


def _ruff(project: Project, *arguments: str) -> int:
    """The exit code of ruff on the migrations."""
    command = [sys.executable, "-m", "ruff", *arguments, str(project.root / "migrations")]
    return subprocess.run(command, check=False, cwd=project.root).returncode
