from __future__ import annotations

from pathlib import Path

import pytest

from billing.models.database.migrations.check import check
from billing.models.database.migrations.errors import MigrationFilesError, MultipleHeadsError
from billing.models.database.migrations.revision import make_revision
from billing.models.database.migrations.target import MigrationTarget
from billing.models.database.migrations.upgrade import upgrade

from .project import Project
from .steps import NOTHING, Step


def test_two_of_one_number_are_refused(project: Project, sqlite: MigrationTarget) -> None:
    number = project.next_number
    left = project.add_revision("left", Step())
    later = project.add_revision("right", Step())
    right = later.replace(str(number + 1), str(number), 1)
    for dialect in ("sqlite", "postgresql"):
        project.file(later, dialect).rename(project.file(right, dialect))

    for command in (upgrade, check, lambda target: make_revision(target, "more")):
        with pytest.raises(MultipleHeadsError, match=f"{left}, {right}"):
            command(sqlite)


def test_a_number_that_is_missing_is_named(project: Project, sqlite: MigrationTarget) -> None:
    missing = project.next_number
    project.add_revision("late", Step(), NOTHING, missing + 1)

    with pytest.raises(MigrationFilesError, match=f"Revision {missing} is missing"):
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
    first = project.add_revision("first", Step())
    second = project.add_revision("second", Step())
    upgrade(target)
    for dialect in ("sqlite", "postgresql"):
        _swap_numbers(project.file(first, dialect), project.file(second, dialect))

    with pytest.raises(Exception, match="first"):
        upgrade(target)


def _swap_numbers(first: Path, second: Path) -> None:
    number, _, first_name = first.name.partition("_")
    next_number, _, second_name = second.name.partition("_")
    first.rename(first.with_name(f"{next_number}_{first_name}"))
    second.rename(second.with_name(f"{number}_{second_name}"))
