from __future__ import annotations

import pytest

from billing.models.database.migrations.errors import (
    DatabaseUnreachableError,
    MigrationFilesError,
    UnknownRevisionError,
)
from billing.models.database.migrations.target import MigrationTarget, migration_target
from billing.models.database.migrations.upgrade import upgrade

from ...ports import free_port
from .project import Project


def test_a_database_of_another_version_is_refused(
    project: Project, target: MigrationTarget
) -> None:
    upgrade(target)
    project.forge(target, "ffff")

    with pytest.raises(UnknownRevisionError, match="ffff"):
        upgrade(target)


def test_a_revision_that_cannot_be_read_is_named(project: Project, sqlite: MigrationTarget) -> None:
    project.write("broken", "def (")

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
