from __future__ import annotations

import pytest

from orders.infrastructure.database.migrations.errors import (
    MultipleHeadsError,
)
from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
)
from orders.infrastructure.database.migrations.upgrade import (
    upgrade,
)

from .project import Project
from .steps import NOTHING


def test_several_heads_are_refused(project: Project, sqlite: MigrationTarget) -> None:
    parent = project.head
    project.add_revision("left", NOTHING, parent=parent)
    project.add_revision("right", NOTHING, parent=parent)

    with pytest.raises(MultipleHeadsError, match="left, right"):
        upgrade(sqlite)
