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
from .project import Project
from .queries import execute, select
from .steps import Step

WAIT_ONCE = """\
marker = pathlib.Path(__file__).parents[2] / "reached"
if not marker.exists():
    marker.touch()
    time.sleep(60)
"""
ADD_NOTES = Step(("CREATE TABLE test_notes (id INTEGER)",), then=WAIT_ONCE)
COMMIT_MIDWAY = Step(
    ("CREATE TABLE test_halfway (id INTEGER)", "DELETE FROM test_markers"),
    then=WAIT_ONCE,
    transactional=False,
)
URL = "sqlite:///./var/test.db"
HALFWAY = "SELECT name FROM sqlite_master WHERE name = 'test_halfway'"


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
    project.add_revision("notes", ADD_NOTES)

    assert _stop_in_the_middle(project, database_url, signal.SIGTERM) != 0

    assert target.file is None or not copy_of(target.file).exists()
    assert project.current(target) == before
    assert upgrade(target).recovered is None


def test_what_was_written_after_a_kill_is_kept(project: Project, sqlite: MigrationTarget) -> None:
    upgrade(sqlite)
    execute(sqlite, "CREATE TABLE test_markers (id INTEGER)", "INSERT INTO test_markers VALUES (1)")
    project.add_revision("notes", ADD_NOTES)

    _stop_in_the_middle(project, URL, signal.SIGKILL)
    execute(sqlite, "INSERT INTO test_markers VALUES (2)")

    assert "had changed nothing" in str(upgrade(sqlite).recovered)
    assert select(sqlite, "SELECT id FROM test_markers ORDER BY id") == [(1,), (2,)]
    assert select(sqlite, "SELECT count(*) FROM test_notes") == [(0,)]


def test_what_a_kill_left_halfway_is_restored(project: Project, sqlite: MigrationTarget) -> None:
    upgrade(sqlite)
    execute(sqlite, "CREATE TABLE test_markers (id INTEGER)", "INSERT INTO test_markers VALUES (1)")
    project.add_revision("midway", COMMIT_MIDWAY)

    _stop_in_the_middle(project, URL, signal.SIGKILL)
    assert select(sqlite, HALFWAY)
    project.remove("midway")

    assert "was restored" in str(upgrade(sqlite).recovered)
    assert not select(sqlite, HALFWAY)
    assert select(sqlite, "SELECT id FROM test_markers") == [(1,)]


def test_waiting_for_another_migration_has_an_end(
    sqlite: MigrationTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "WAIT_SECONDS", 0.2)
    assert sqlite.file is not None

    with lock.file_lock(sqlite.file), pytest.raises(LockTimeoutError, match=r"test\.db"):
        upgrade(sqlite)

    assert upgrade(sqlite).applied
