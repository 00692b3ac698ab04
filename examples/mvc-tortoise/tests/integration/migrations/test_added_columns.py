from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from tortoise.fields import (
    BigIntField,
    BooleanField,
    CharField,
    DateField,
    Field,
    FloatField,
    TextField,
    UUIDField,
)

from billing.models.database.exact_decimal import to_text
from billing.models.database.migrations.check import check
from billing.models.database.migrations.downgrade import downgrade
from billing.models.database.migrations.errors import RevisionFailedError
from billing.models.database.migrations.revision import make_revision
from billing.models.database.migrations.target import MigrationTarget
from billing.models.database.migrations.upgrade import upgrade
from billing.models.tables.fields import ExactDecimalField, LocalTimeField, UtcDatetimeField

from .project import Project
from .queries import execute, select
from .tables import given_tables, named

ADD_ROW = "INSERT INTO test_notes (id) VALUES ('0190163d-8694-739b-aea5-966c26f8ad90')"
PRICE = Decimal("-12.50")
QUOTED = 'it\'s "new"; \\n -- %s'
MOMENT = datetime(2026, 1, 31, 10, tzinfo=UTC)

DEFAULTS: dict[str, Callable[[], Field[Any]]] = {
    "title": lambda: CharField(120, default=QUOTED),
    "code": lambda: CharField(9, default="x", null=True, unique=True),
    "body": lambda: TextField(default="it's"),
    "visits": lambda: BigIntField(default=-9007199254740993, db_index=True),
    "order": lambda: BooleanField(default=True),
    "weight": lambda: FloatField(default=0.5),
    "price": lambda: ExactDecimalField(10, 2, default=PRICE),
    "day": lambda: DateField(default=date(2026, 1, 31)),
    "at": lambda: LocalTimeField(default=time(10, 30)),
    "made": lambda: UtcDatetimeField(default=MOMENT),
    "token": lambda: UUIDField(default=UUID(int=7)),
}
VALUES: dict[str, dict[str, object]] = {
    "sqlite": {
        "title": QUOTED,
        "body": "it's",
        "visits": -9007199254740993,
        "order": 1,
        "price": to_text(PRICE),
        "made": "2026-01-31 10:00:00+00:00",
    },
    "postgresql": {
        "title": QUOTED,
        "body": "it's",
        "visits": -9007199254740993,
        "order": True,
        "price": PRICE,
        "made": MOMENT,
    },
}


def test_rows_that_are_there_get_the_defaults(project: Project, target: MigrationTarget) -> None:
    with given_tables(named("notes")):
        make_revision(target, "notes")
    upgrade(target)
    execute(target, ADD_ROW)

    with given_tables(named("notes", **{name: field() for name, field in DEFAULTS.items()})):
        assert "look at this" not in str(make_revision(target, "columns"))
        assert check(target).head == project.head
        upgrade(target)
        for column, value in VALUES[target.url.dialect].items():
            assert select(target, f'SELECT "{column}" FROM test_notes') == [(value,)]  # noqa: S608

    with given_tables(named("notes")):
        make_revision(target, "no columns")
    upgrade(target)
    while downgrade(target).undone is not None:
        pass


def test_rows_that_have_no_value_for_it_are_told(project: Project, target: MigrationTarget) -> None:
    with given_tables(named("notes")):
        make_revision(target, "notes")
    upgrade(target)
    before = project.head
    execute(target, ADD_ROW)

    with given_tables(named("notes", title=CharField(120))):
        written = make_revision(target, "titles")
        assert "test_notes.title is required and has no default" in str(written)
        with pytest.raises(RevisionFailedError, match=r"(?i)null"):
            upgrade(target)
        assert project.current(target) == before

        execute(target, "DELETE FROM test_notes")
        upgrade(target)
        assert check(target).head == written.revision
