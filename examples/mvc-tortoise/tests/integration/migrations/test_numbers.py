from __future__ import annotations

import pytest

from billing.models.database.migrations.check import check
from billing.models.database.migrations.errors import MigrationFilesError, MultipleHeadsError
from billing.models.database.migrations.revision import make_revision
from billing.models.database.migrations.target import MigrationTarget
from billing.models.database.migrations.upgrade import upgrade

from .project import Project
from .steps import NOTHING, Step


def test_two_of_one_number_are_refused(project: Project, sqlite: MigrationTarget) -> None:
    left = project.add_revision("left", Step(), NOTHING, 1)
    right = project.add_revision("right", Step(), NOTHING, 0)
    for dialect in ("sqlite", "postgresql"):
        project.file(right, dialect).rename(project.file(right.replace("0_", "1_", 1), dialect))

    for command in (upgrade, check, lambda target: make_revision(target, "more")):
        with pytest.raises(MultipleHeadsError, match=f"{left}, {right.replace('0_', '1_', 1)}"):
            command(sqlite)


def test_a_number_that_is_missing_is_named(project: Project, sqlite: MigrationTarget) -> None:
    project.add_revision("late", Step(), NOTHING, 2)

    with pytest.raises(MigrationFilesError, match="Revision 1 is missing"):
        upgrade(sqlite)


def test_a_file_that_aerich_would_leave_out_is_named(
    project: Project, sqlite: MigrationTarget
) -> None:
    project.file("notes", "sqlite").write_text("")

    with pytest.raises(MigrationFilesError, match="NUMBER_TIME_WORDS"):
        upgrade(sqlite)


def test_another_order_than_that_of_the_database_is_refused(
    project: Project, target: MigrationTarget
) -> None:
    project.add_revision("first", Step())
    project.add_revision("second", Step())
    upgrade(target)
    for dialect in ("sqlite", "postgresql"):
        first, second = (project.file(name, dialect) for name in _FIRST_AND_SECOND)
        first.rename(first.with_name("2_20990101000000_first.py"))
        second.rename(second.with_name("1_20990101000000_second.py"))

    with pytest.raises(Exception, match="first"):
        upgrade(target)


_FIRST_AND_SECOND = ("1_20990101000000_first", "2_20990101000000_second")
