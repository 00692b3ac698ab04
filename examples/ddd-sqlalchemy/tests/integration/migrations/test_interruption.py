from __future__ import annotations

import signal

import pytest

from orders.infrastructure.database.migrations import lock
from orders.infrastructure.database.migrations.errors import (
    LockTimeoutError,
)
from orders.infrastructure.database.migrations.snapshot import (
    copy_of,
)
from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
)
from orders.infrastructure.database.migrations.upgrade import (
    upgrade,
)

from ...polling import until
from .project import Project, execute, select

ADD_NOTES = 'op.create_table("notes", sa.Column("id", sa.Integer))\n'
COMMIT_MIDWAY = """\
with op.get_context().autocommit_block():
    op.execute("CREATE TABLE halfway (id INTEGER)")
    op.execute("DELETE FROM markers")
"""
WAIT_ONCE = """\
marker = pathlib.Path(__file__).parents[2] / "reached"
if not marker.exists():
    marker.touch()
    time.sleep(60)
"""
URL = "sqlite:///./var/test.db"
HALFWAY = "SELECT name FROM sqlite_master WHERE name = 'halfway'"


def _stop_in_the_middle(project: Project, url: str, number: signal.Signals) -> int:
    """Start a migration and stop it while a revision waits; its exit code."""
    with project.start_upgrade(url) as process:
        try:
            until((project.root / "reached").exists, "the revision to be in its middle")
            process.send_signal(number)
            return process.wait(60)
        finally:
            process.kill()


def test_a_terminated_migration_undoes_itself(
    project: Project, target: MigrationTarget, database_url: str
) -> None:
    before = project.head
    upgrade(target)
    project.add_revision("notes", ADD_NOTES + WAIT_ONCE)

    assert _stop_in_the_middle(project, database_url, signal.SIGTERM) != 0

    assert target.file is None or not copy_of(target.file).exists()
    assert select(target, "SELECT version_num FROM alembic_version") == [(before,)]
    assert upgrade(target).recovered is None


def test_what_was_written_after_a_kill_is_kept(project: Project, sqlite: MigrationTarget) -> None:
    upgrade(sqlite)
    execute(sqlite, "CREATE TABLE markers (id INTEGER)", "INSERT INTO markers VALUES (1)")
    project.add_revision("notes", ADD_NOTES + 'op.execute("SELECT 1")\n' + WAIT_ONCE)

    _stop_in_the_middle(project, URL, signal.SIGKILL)
    execute(sqlite, "INSERT INTO markers VALUES (2)")

    assert "had changed nothing" in str(upgrade(sqlite).recovered)
    assert select(sqlite, "SELECT id FROM markers ORDER BY id") == [(1,), (2,)]
    assert select(sqlite, "SELECT count(*) FROM notes") == [(0,)]


def test_what_a_kill_left_halfway_is_restored(project: Project, sqlite: MigrationTarget) -> None:
    upgrade(sqlite)
    execute(sqlite, "CREATE TABLE markers (id INTEGER)", "INSERT INTO markers VALUES (1)")
    project.add_revision("midway", COMMIT_MIDWAY + WAIT_ONCE)

    _stop_in_the_middle(project, URL, signal.SIGKILL)
    assert select(sqlite, HALFWAY)
    (project.root / "migrations" / "versions" / "midway.py").unlink()

    assert "was restored" in str(upgrade(sqlite).recovered)
    assert not select(sqlite, HALFWAY)
    assert select(sqlite, "SELECT id FROM markers") == [(1,)]


def test_waiting_for_another_migration_has_an_end(
    sqlite: MigrationTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.2)
    assert sqlite.file is not None

    with lock.file_lock(sqlite.file), pytest.raises(LockTimeoutError, match=r"test\.db"):
        upgrade(sqlite)

    assert upgrade(sqlite).applied
