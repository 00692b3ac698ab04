from __future__ import annotations

import pytest

from billing.models.database.migrations import snapshot
from billing.models.database.migrations.errors import RevisionFailedError
from billing.models.database.migrations.target import MigrationTarget
from billing.models.database.migrations.upgrade import upgrade

from .project import Project
from .queries import select
from .steps import Step

SCRIPT = """
-- Notes; with what is said about them
CREATE TABLE test_notes (id INTEGER, said TEXT);
INSERT INTO test_notes VALUES (1, 'one; two -- three');
/* ; */
CREATE TRIGGER test_notes_are_kept BEFORE DELETE ON test_notes BEGIN
    SELECT RAISE(ABORT, 'kept;');
    SELECT 1;
END;
INSERT INTO test_notes VALUES (2, 'it''s; four')
"""


def test_a_script_is_run_statement_by_statement_on_sqlite(
    project: Project, sqlite: MigrationTarget
) -> None:
    project.add_revision("notes", Step((SCRIPT,)))

    upgrade(sqlite)

    assert select(sqlite, "SELECT said FROM test_notes ORDER BY id") == [
        ("one; two -- three",),
        ("it's; four",),
    ]


def test_a_script_that_fails_is_undone_with_what_was_before_it(
    project: Project, sqlite: MigrationTarget, monkeypatch: pytest.MonkeyPatch
) -> None:
    upgrade(sqlite)
    monkeypatch.setattr(snapshot, "restore", lambda _file: None)
    project.add_revision("notes", Step((SCRIPT, "INSERT INTO no_such_table VALUES (1)")))

    with pytest.raises(RevisionFailedError, match="no_such_table"):
        upgrade(sqlite)

    assert select(sqlite, "SELECT name FROM sqlite_master WHERE name LIKE 'test_notes%'") == []


def test_a_script_of_comments_does_nothing(project: Project, target: MigrationTarget) -> None:
    project.add_revision("nothing", Step(("-- nothing\n/* at all */ ", "")))

    assert upgrade(target).applied
