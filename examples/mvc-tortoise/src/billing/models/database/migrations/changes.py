"""What Aerich makes of the difference between the models and the newest revision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import redirect_stdout
from copy import deepcopy
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from aerich.ddl import BaseDDL
from aerich.exceptions import NotSupportError
from aerich.migrate import Migrate
from aerich.utils import get_models_describe
from tortoise import BaseDBAsyncClient
from tortoise.utils import get_schema_sql

from ..circles import depth
from ..url import DatabaseUrl, Dialect
from .description import references_of, relations_of
from .fresh_migrate import STATEMENTS, fresh_migrate
from .notes import required_without_default
from .orm import models_of
from .recreation import close_circles, create_table, cut_circles
from .version_table import VERSION_TABLE
from .versions import Models, Version

PLAIN_RELATION = {"field_type": "ForeignKeyFieldInstance", "unique": False, "indexed": True}
DROP_TABLE = 'DROP TABLE IF EXISTS "{}"'
REQUIRED_COLUMN = re.compile(r'ALTER TABLE "(\w+)" ADD "(\w+)" (?!.* DEFAULT ).* NOT NULL')


class UnsupportedChangeError(Exception):
    """A change that Aerich cannot put into statements; says which."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The difference between the models and the newest revision, for one dialect.

    Attributes:
        models: The models, as Tortoise describes them.
        upgrade: The statements that lead to them.
        downgrade: The statements that lead back.
        notes: What a reader should know about the statements.
    """

    models: Models
    upgrade: tuple[str, ...]
    downgrade: tuple[str, ...]
    notes: tuple[str, ...] = ()


async def find_changes(root: Path, dialect: Dialect, newest: Version | None) -> Changes:
    """Compares the models with the newest revision; asks no database.

    Args:
        root: The project root.
        dialect: Whose statements are wanted.
        newest: The newest revision; None when there is none.

    Raises:
        UnsupportedChangeError: Aerich cannot put a change into statements.
    """
    async with models_of(DatabaseUrl(dialect)) as client:
        models = get_models_describe(dialect)
        if newest is None:
            return _everything(client, models, STATEMENTS[dialect](client))
        migrate = fresh_migrate(root, dialect, client)
        with redirect_stdout(StringIO()) as said:
            try:
                _compare(migrate, deepcopy(newest.models), deepcopy(models))
            except NotSupportError as error:
                raise UnsupportedChangeError(_one_line(str(error))) from error
    if said.getvalue().strip():
        # Aerich goes on where it leaves a change to the reader.
        raise UnsupportedChangeError(_one_line(said.getvalue()))
    upgrade = _without_circles(migrate.upgrade_operators, newest.models, migrate.ddl)
    downgrade = _without_circles(migrate.downgrade_operators, models, migrate.ddl)
    recreated = _recreated(upgrade, newest.models, migrate.ddl)
    return Changes(models, upgrade, (*recreated, *downgrade), tuple(_notes(migrate)))


async def model_state(dialect: Dialect) -> Models:
    """The models, as Tortoise describes them."""
    async with models_of(DatabaseUrl(dialect)):
        return get_models_describe(dialect)


def _without_circles(operators: Sequence[str], models: Models, ddl: BaseDDL) -> tuple[str, ...]:
    """Puts the tables that are dropped into order; Aerich drops them in any."""
    references = references_of(models)
    drops = {DROP_TABLE.format(model["table"]): model for model in models.values()}
    dropped = sorted(
        filter(drops.__contains__, operators),
        key=lambda drop: (-depth(references, drops[drop]["table"]), drop),
    )
    in_order = iter(dropped)
    cut = (statement for drop in dropped for statement in cut_circles(drops[drop], models, ddl))
    ordered = (next(in_order) if operator in drops else operator for operator in operators)
    return (*cut, *ordered)


def _recreated(upgrade: Sequence[str], models: Models, ddl: BaseDDL) -> Iterator[str]:
    """What brings the tables back that are dropped."""
    tables = {DROP_TABLE.format(model["table"]): model for model in models.values()}
    dropped = [tables[operator] for operator in reversed(upgrade) if operator in tables]
    for table in dropped:
        yield create_table(table, models, ddl)
    for table in dropped:
        yield from close_circles(table, models, ddl)


def _notes(migrate: type[Migrate]) -> Iterator[str]:
    for model, fields in migrate._rename_fields.items():
        for old, new in fields.items():
            yield f"{model.partition('.')[2]}.{old} was taken to be renamed to {new}"
    for table, column in map(tuple, REQUIRED_COLUMN.findall("\n".join(migrate.upgrade_operators))):
        yield required_without_default(table, column)


def _everything(client: BaseDBAsyncClient, models: Models, ddl: BaseDDL) -> Changes:
    schema = get_schema_sql(client, safe=True).rstrip()
    tables = {str(model["table"]) for model in models.values()} - {VERSION_TABLE}
    drops = _without_circles([DROP_TABLE.format(table) for table in tables], models, ddl)
    return Changes(models, (schema,), drops)


def _compare(migrate: type[Migrate], before: Models, after: Models) -> None:
    for model in (*before.values(), *after.values()):
        # Aerich leaves out the indexes of the columns of relations one to one, and whether a
        # relation is one: that stands in the description of its column too.
        model["fk_fields"] = [relation | PLAIN_RELATION for relation in relations_of(model)]
        model["o2o_fields"] = []
    before, after = migrate._exclude_model_name_changes(before, after)
    migrate.diff_models(before, after, no_input=True)
    migrate.diff_models(after, before, upgrade=False, no_input=True)
    migrate._merge_operators()


def _one_line(text: str) -> str:
    return " ".join(text.split())
