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

from .project import Project
from .queries import execute, select
from .steps import Step

ADD_NOTES = Step(("CREATE TABLE test_notes (id INTEGER)",))
DROP_NOTES = Step(("DROP TABLE test_notes",))
ONE_WAY = Step(("DROP TABLE test_notes",), then='raise NotImplementedError("one way")')


def test_it_takes_one_step_back(project: Project, target: MigrationTarget) -> None:
    before = project.head
    notes = project.add_revision("notes", ADD_NOTES, DROP_NOTES)
    upgrade(target)

    result = downgrade(target)

    assert result.undone is not None
    assert result.undone.startswith(notes)
    assert result.revision == before
    with pytest.raises(Exception, match="notes"):
        select(target, "SELECT * FROM test_notes")


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
    project.add_revision("notes", ADD_NOTES, ONE_WAY)
    upgrade(target)
    execute(target, "INSERT INTO test_notes VALUES (7)")

    with pytest.raises(RevisionFailedError, match="one way"):
        downgrade(target)

    assert select(target, "SELECT id FROM test_notes") == [(7,)]


def test_a_missing_file_is_not_made(sqlite: MigrationTarget) -> None:
    assert downgrade(sqlite).undone is None
    assert sqlite.file is not None
    assert not sqlite.file.parent.exists()
