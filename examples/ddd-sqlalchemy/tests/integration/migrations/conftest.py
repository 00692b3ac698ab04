from __future__ import annotations

from pathlib import Path

import pytest

from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
    migration_target,
)

from ...project_copy import copy_project
from .project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the service's own migrations."""
    copy_project(tmp_path)
    return Project(tmp_path)


@pytest.fixture
def target(project: Project, database_url: str) -> MigrationTarget:
    """An empty database of each kind."""
    return migration_target(database_url, project.root)


@pytest.fixture
def sqlite(project: Project) -> MigrationTarget:
    """A SQLite file that does not exist yet, in a folder that does not either."""
    return migration_target("sqlite:///./var/test.db", project.root)
