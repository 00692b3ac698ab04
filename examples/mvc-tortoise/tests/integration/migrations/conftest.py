from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from billing.config import project_root
from billing.models.database.migrations.target import MigrationTarget, migration_target

from .project import Project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with the service's own migrations."""
    shutil.copy(project_root() / "pyproject.toml", tmp_path)
    shutil.copytree(
        project_root() / "migrations",
        tmp_path / "migrations",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    return Project(tmp_path)


@pytest.fixture
def target(project: Project, database_url: str) -> MigrationTarget:
    """An empty database of each kind."""
    return migration_target(database_url, project.root)


@pytest.fixture
def sqlite(project: Project) -> MigrationTarget:
    """A SQLite file that does not exist yet, in a folder that does not either."""
    return migration_target("sqlite:///./var/test.db", project.root)
