from __future__ import annotations

import pytest

from orders.infrastructure.database.migrations.errors import (
    DatabaseUnreachableError,
    MigrationFilesError,
    MultipleHeadsError,
    RevisionFailedError,
    UnknownRevisionError,
)
from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
    migration_target,
)
from orders.infrastructure.database.migrations.upgrade import upgrade

from ...ports import free_port
from .project import Project, execute, select

FAILING = """\
op.create_table("notes", sa.Column("id", sa.Integer, primary_key=True))
op.execute("DELETE FROM markers")
op.execute("INSERT INTO no_such_table VALUES (1)")
"""
MIDWAY = """\
with op.get_context().autocommit_block():
    op.execute("DELETE FROM markers")
raise RuntimeError("no further")
"""
MARKERS = ("CREATE TABLE markers (id INTEGER)", "INSERT INTO markers VALUES (1)")


def test_a_fresh_database_comes_to_head_and_stays_there(
    project: Project, target: MigrationTarget
) -> None:
    first, second = upgrade(target), upgrade(target)

    assert first.applied
    assert select(target, "SELECT version_num FROM alembic_version") == [(project.head,)]
    assert second.applied == ()
    assert str(second) == f"already at head ({project.head})"


def test_several_at_once_all_succeed(project: Project, database_url: str) -> None:
    project.add_revision("slow", "time.sleep(0.5)")

    started = [project.start_upgrade(database_url) for _ in range(3)]
    said = [process.communicate(timeout=120)[0] for process in started]

    assert [process.returncode for process in started] == [0, 0, 0], said
    assert sum("already at head" in words for words in said) == 2


def test_a_failing_revision_leaves_the_database_as_it_was(
    project: Project, target: MigrationTarget
) -> None:
    upgrade(target)
    execute(target, *MARKERS)
    before = project.head
    project.add_revision("good", 'op.create_table("good", sa.Column("id", sa.Integer))')
    project.add_revision("failing", FAILING)

    with pytest.raises(RevisionFailedError, match="no_such_table") as caught:
        upgrade(target)

    assert "failing" in caught.value.what
    assert select(target, "SELECT id FROM markers") == [(1,)]
    assert select(target, "SELECT version_num FROM alembic_version") == [(before,)]
    for table in ("good", "notes"):
        with pytest.raises(Exception, match=table):
            select(target, f"SELECT * FROM {table}")


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

    assert select(sqlite, "SELECT id FROM markers") == [(1,)]


def test_rows_that_point_nowhere_are_refused_on_sqlite(
    project: Project, sqlite: MigrationTarget
) -> None:
    upgrade(sqlite)
    execute(
        sqlite,
        "CREATE TABLE parents (id INTEGER PRIMARY KEY)",
        "CREATE TABLE children (parent_id INTEGER REFERENCES parents (id))",
        "INSERT INTO parents VALUES (1)",
        "INSERT INTO children VALUES (1)",
    )
    project.add_revision("orphans", 'op.execute("DELETE FROM parents")')

    with pytest.raises(RevisionFailedError, match="children to parents"):
        upgrade(sqlite)

    assert select(sqlite, "SELECT id FROM parents") == [(1,)]


def test_several_heads_are_refused(project: Project, sqlite: MigrationTarget) -> None:
    parent = project.head
    project.add_revision("left", "pass", parent=parent)
    project.add_revision("right", "pass", parent=parent)

    with pytest.raises(MultipleHeadsError, match="left, right"):
        upgrade(sqlite)


def test_a_database_of_another_version_is_refused(target: MigrationTarget) -> None:
    upgrade(target)
    execute(target, "UPDATE alembic_version SET version_num = 'ffff'")

    with pytest.raises(UnknownRevisionError, match="ffff"):
        upgrade(target)


def test_a_revision_that_cannot_be_read_is_named(project: Project, sqlite: MigrationTarget) -> None:
    (project.root / "migrations" / "versions" / "broken.py").write_text("def (")

    with pytest.raises(MigrationFilesError, match=r"broken\.py"):
        upgrade(sqlite)


def test_a_server_that_is_gone_is_named_without_the_password(project: Project) -> None:
    url = f"postgresql://ann:secret@127.0.0.1:{free_port()}/gone"

    with pytest.raises(DatabaseUnreachableError, match=r"ann:\*\*\*@127.0.0.1") as caught:
        upgrade(migration_target(url, project.root))

    assert "secret" not in str(caught.value)


def test_a_file_that_is_no_database_is_named(sqlite: MigrationTarget) -> None:
    assert sqlite.file is not None
    sqlite.file.parent.mkdir()
    sqlite.file.write_text("a text of more than the hundred bytes of a header" * 9)

    with pytest.raises(DatabaseUnreachableError, match="not a database"):
        upgrade(sqlite)


def test_a_database_in_memory_is_refused(project: Project) -> None:
    with pytest.raises(DatabaseUnreachableError, match="in memory"):
        migration_target("sqlite://", project.root)
