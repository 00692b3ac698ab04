from __future__ import annotations

import pytest

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

FAILING = Step(
    (
        "CREATE TABLE test_notes (id INTEGER PRIMARY KEY)",
        "DELETE FROM test_markers",
        "INSERT INTO no_such_table VALUES (1)",
    )
)
MIDWAY = Step(
    ("DELETE FROM test_markers",), then='raise RuntimeError("no further")', transactional=False
)
MARKERS = ("CREATE TABLE test_markers (id INTEGER)", "INSERT INTO test_markers VALUES (1)")


def test_a_fresh_database_comes_to_head_and_stays_there(
    project: Project, target: MigrationTarget
) -> None:
    first, second = upgrade(target), upgrade(target)

    assert first.applied
    assert project.current(target) == project.head
    assert second.applied == ()
    assert str(second) == f"already at head ({project.head})"


def test_two_at_once_both_succeed(project: Project, database_url: str) -> None:
    project.add_revision("slow", Step(then="time.sleep(0.5)"))

    started = [project.start_upgrade(database_url) for _ in range(2)]
    said = [process.communicate(timeout=120)[0] for process in started]

    assert [process.returncode for process in started] == [0, 0], said
    assert sum("already at head" in words for words in said) == 1


def test_a_failing_revision_leaves_the_database_as_it_was(
    project: Project, target: MigrationTarget
) -> None:
    upgrade(target)
    execute(target, *MARKERS)
    before = project.head
    project.add_revision("good", Step(("CREATE TABLE test_good (id INTEGER)",)))
    project.add_revision("failing", FAILING)

    with pytest.raises(RevisionFailedError, match="no_such_table") as caught:
        upgrade(target)

    assert "failing" in caught.value.what
    assert select(target, "SELECT id FROM test_markers") == [(1,)]
    assert project.current(target) == before
    for absent in ("SELECT * FROM test_good", "SELECT * FROM test_notes"):
        with pytest.raises(Exception, match=absent.rpartition(" ")[2]):
            select(target, absent)


def test_a_failing_first_migration_leaves_no_database(
    project: Project, sqlite: MigrationTarget
) -> None:
    project.add_revision("failing", FAILING)

    with pytest.raises(RevisionFailedError):
        upgrade(sqlite)

    assert sqlite.file is not None
    left = [path.name for path in sqlite.file.parent.iterdir()]
    assert left == ["test.db.migration-lock"]


def test_a_revision_that_commits_midway_is_undone_on_sqlite(
    project: Project, sqlite: MigrationTarget
) -> None:
    upgrade(sqlite)
    execute(sqlite, *MARKERS)
    project.add_revision("midway", MIDWAY)

    with pytest.raises(RevisionFailedError, match="no further"):
        upgrade(sqlite)

    assert select(sqlite, "SELECT id FROM test_markers") == [(1,)]


def test_rows_that_point_nowhere_are_refused_on_sqlite(
    project: Project, sqlite: MigrationTarget
) -> None:
    upgrade(sqlite)
    execute(
        sqlite,
        "CREATE TABLE test_parents (id INTEGER PRIMARY KEY)",
        "CREATE TABLE test_children (parent_id INTEGER REFERENCES test_parents (id))",
        "INSERT INTO test_parents VALUES (1)",
        "INSERT INTO test_children VALUES (1)",
    )
    project.add_revision("orphans", Step(("DELETE FROM test_parents",)))

    with pytest.raises(RevisionFailedError, match="test_children to test_parents"):
        upgrade(sqlite)

    assert select(sqlite, "SELECT id FROM test_parents") == [(1,)]
