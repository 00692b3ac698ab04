from __future__ import annotations

import pytest

from orders.infrastructure.database.migrations.downgrade import (
    downgrade,
)
from orders.infrastructure.database.migrations.errors import (
    RevisionFailedError,
)
from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
)
from orders.infrastructure.database.migrations.upgrade import (
    upgrade,
)

from .project import Project, execute, select

ADD_NOTES = 'op.create_table("notes", sa.Column("id", sa.Integer))'


def test_it_takes_one_step_back(project: Project, target: MigrationTarget) -> None:
    before = project.head
    project.add_revision("notes", ADD_NOTES, 'op.drop_table("notes")')
    upgrade(target)

    result = downgrade(target)

    assert result.undone == "notes notes"
    assert result.revision == before
    with pytest.raises(Exception, match="notes"):
        select(target, "SELECT * FROM notes")


def test_every_revision_of_the_service_can_be_undone_and_done_again(
    target: MigrationTarget,
) -> None:
    upgrade(target)
    while downgrade(target).undone is not None:
        pass

    assert str(downgrade(target)) == "nothing to roll back"
    assert upgrade(target).applied


def test_a_step_that_fails_leaves_the_database_as_it_was(
    project: Project, target: MigrationTarget
) -> None:
    one_way = 'op.drop_table("notes")\nraise NotImplementedError("one way")'
    project.add_revision("notes", ADD_NOTES, one_way)
    upgrade(target)
    execute(target, "INSERT INTO notes VALUES (7)")

    with pytest.raises(RevisionFailedError, match="one way"):
        downgrade(target)

    assert select(target, "SELECT id FROM notes") == [(7,)]


def test_a_missing_file_is_not_made(sqlite: MigrationTarget) -> None:
    assert downgrade(sqlite).undone is None
    assert sqlite.file is not None
    assert not sqlite.file.parent.exists()
