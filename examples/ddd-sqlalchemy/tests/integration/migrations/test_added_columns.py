from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Double,
    String,
    Text,
    Time,
    Uuid,
)

from orders.infrastructure.database.exact_decimal import (
    to_text,
)
from orders.infrastructure.database.migrations.check import check
from orders.infrastructure.database.migrations.downgrade import (
    downgrade,
)
from orders.infrastructure.database.migrations.errors import (
    RevisionFailedError,
)
from orders.infrastructure.database.migrations.revision import (
    make_revision,
)
from orders.infrastructure.database.migrations.target import (
    MigrationTarget,
)
from orders.infrastructure.database.migrations.upgrade import (
    upgrade,
)
from orders.infrastructure.database.tables.column_types import (
    JSON_VALUE,
    ExactDecimal,
    UtcDateTime,
)

from .project import Project
from .queries import execute, select
from .tables import given_tables

ADD_ROW = "INSERT INTO test_notes (id) VALUES ('0190163d8694739baea5966c26f8ad90')"
PRICE = Decimal("-12.50")
QUOTED = 'it\'s "new"; \\n -- %s :x'
MOMENT = datetime(2026, 1, 31, 10, tzinfo=UTC)

DEFAULTS: Callable[[], list[Column[Any]]] = lambda: [  # noqa: E731 - one set for each table
    Column("title", String(120), nullable=False, default=QUOTED),
    Column("code", String(9), default="x", unique=True),
    Column("body", Text, nullable=False, default="it's"),
    Column("visits", BigInteger, nullable=False, default=-9007199254740993, index=True),
    Column("order", Boolean, nullable=False, default=True),
    Column("weight", Double, nullable=False, default=0.5),
    Column("price", ExactDecimal(10, 2), nullable=False, default=PRICE),
    Column("day", Date, nullable=False, default=date(2026, 1, 31)),
    Column("at", Time, nullable=False, default=time(10, 30)),
    Column("made", UtcDateTime, nullable=False, default=MOMENT),
    Column("token", Uuid, nullable=False, default=UUID(int=7)),
    Column("more", JSON_VALUE),
]
VALUES: dict[str, dict[str, object]] = {
    "sqlite": {
        "title": QUOTED,
        "body": "it's",
        "visits": -9007199254740993,
        "order": 1,
        "price": to_text(PRICE),
        "made": "2026-01-31 10:00:00.000000",
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
    with given_tables(notes=[]):
        make_revision(target, "notes")
    upgrade(target)
    execute(target, ADD_ROW)

    with given_tables(notes=DEFAULTS()):
        assert "look at this" not in str(make_revision(target, "columns"))
        assert check(target).head == project.head
        upgrade(target)
        for column, value in VALUES[target.url.dialect].items():
            assert select(target, f'SELECT "{column}" FROM test_notes') == [(value,)]  # noqa: S608

    with given_tables(notes=[]):
        make_revision(target, "no columns")
    upgrade(target)
    while downgrade(target).undone is not None:
        pass


def test_rows_that_have_no_value_for_it_are_told(project: Project, target: MigrationTarget) -> None:
    with given_tables(notes=[]):
        make_revision(target, "notes")
    upgrade(target)
    before = project.head
    execute(target, ADD_ROW)

    with given_tables(notes=[Column("title", String(120), nullable=False)]):
        written = make_revision(target, "titles")
        assert "test_notes.title is required and has no default" in str(written)
        with pytest.raises(RevisionFailedError, match=r"(?i)null"):
            upgrade(target)
        assert project.current(target) == before

        execute(target, "DELETE FROM test_notes")
        upgrade(target)
        assert check(target).head == written.revision


def test_a_default_that_holds_a_quote_is_no_difference(
    project: Project, target: MigrationTarget
) -> None:
    with given_tables(notes=[Column("title", String(120), server_default="it's")]):
        make_revision(target, "notes")
        assert check(target).head == project.head
    with given_tables(notes=[Column("title", String(120), server_default="it isn't")]):
        make_revision(target, "another default")
        assert check(target).head == project.head
