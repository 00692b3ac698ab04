"""What Aerich makes of the difference between the models and the newest revision."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
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

from ..url import DatabaseUrl, Dialect
from .ddl import PostgresqlStatements, SqliteStatements
from .orm import models_of
from .recreation import create_table
from .version_table import VERSION_TABLE
from .versions import Models, Version, folder

STATEMENTS: Mapping[Dialect, type[BaseDDL]] = {
    "sqlite": SqliteStatements,
    "postgresql": PostgresqlStatements,
}
DROP_TABLE = 'DROP TABLE IF EXISTS "{}"'
REQUIRED_COLUMN = re.compile(r'ALTER TABLE "(\w+)" ADD "(\w+)" (?!.* DEFAULT ).* NOT NULL')
TOOL_DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres"}


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
            return _everything(client, models)
        migrate = _migrate(root, dialect, client)
        with redirect_stdout(StringIO()) as said:
            try:
                _compare(migrate, deepcopy(newest.models), deepcopy(models))
            except NotSupportError as error:
                raise UnsupportedChangeError(_one_line(f"{said.getvalue()} {error}")) from error
    if said.getvalue().strip():
        # Aerich goes on where it leaves a change to the reader.
        raise UnsupportedChangeError(_one_line(said.getvalue()))
    upgrade = _dependents_first(migrate.upgrade_operators, newest.models)
    downgrade = _dependents_first(migrate.downgrade_operators, models)
    recreated = _recreated(upgrade, newest.models, migrate.ddl)
    return Changes(models, upgrade, (*recreated, *downgrade), tuple(_notes(migrate)))


async def model_state(dialect: Dialect) -> Models:
    """The models, as Tortoise describes them."""
    async with models_of(DatabaseUrl(dialect)):
        return get_models_describe(dialect)


def _dependents_first(operators: Sequence[str], models: Models) -> tuple[str, ...]:
    """Puts the tables that are dropped into order; Aerich drops them in any."""
    depths = {
        DROP_TABLE.format(model["table"]): _depth(name, models) for name, model in models.items()
    }
    drops = sorted(filter(depths.__contains__, operators), key=lambda drop: (-depths[drop], drop))
    in_order = iter(drops)
    return tuple(next(in_order) if operator in depths else operator for operator in operators)


def _depth(name: str, models: Models) -> int:
    """How many tables have to be there before this one, one after another, and itself."""
    fields = (*models[name]["fk_fields"], *models[name]["o2o_fields"])
    referred = {field["python_type"] for field in fields} - {name}
    return 1 + max((_depth(other, models) for other in referred if other in models), default=0)


def _recreated(upgrade: Sequence[str], models: Models, ddl: BaseDDL) -> Iterator[str]:
    """What brings the tables back that are dropped."""
    tables = {DROP_TABLE.format(model["table"]): model for model in models.values()}
    for operator in reversed(upgrade):
        if operator in tables:
            yield create_table(tables[operator], models, ddl)


def _notes(migrate: type[Migrate]) -> Iterator[str]:
    for model, fields in migrate._rename_fields.items():
        for old, new in fields.items():
            yield f"{model.partition('.')[2]}.{old} was taken to be renamed to {new}"
    for table, column in map(tuple, REQUIRED_COLUMN.findall("\n".join(migrate.upgrade_operators))):
        yield f"{table}.{column} is required and has no default: it fails where there are rows"


def _everything(client: BaseDBAsyncClient, models: Models) -> Changes:
    schema = get_schema_sql(client, safe=True).rstrip()
    tables = {str(model["table"]) for model in models.values()} - {VERSION_TABLE}
    drops = _dependents_first([DROP_TABLE.format(table) for table in tables], models)
    return Changes(models, (schema,), drops)


def _migrate(root: Path, dialect: Dialect, client: BaseDBAsyncClient) -> type[Migrate]:
    class FreshMigrate(Migrate):
        """Aerich collects what it finds in its class."""

        upgrade_operators: list[str] = []  # noqa: RUF012
        downgrade_operators: list[str] = []  # noqa: RUF012
        _upgrade_fk_m2m_index_operators: list[str] = []  # noqa: RUF012
        _downgrade_fk_m2m_index_operators: list[str] = []  # noqa: RUF012
        _upgrade_m2m: list[str] = []  # noqa: RUF012
        _downgrade_m2m: list[str] = []  # noqa: RUF012
        _rename_fields: dict[str, dict[str, str]] = {}  # noqa: RUF012
        _rename_models: dict[str, str] = {}  # noqa: RUF012

    FreshMigrate.app = dialect
    FreshMigrate.dialect = TOOL_DIALECTS[dialect]
    FreshMigrate.migrate_location = folder(root, dialect)
    FreshMigrate.ddl_class = STATEMENTS[dialect]
    FreshMigrate.ddl = STATEMENTS[dialect](client)
    return FreshMigrate


def _compare(migrate: type[Migrate], before: Models, after: Models) -> None:
    before, after = migrate._exclude_model_name_changes(before, after)
    migrate.diff_models(before, after, no_input=True)
    migrate.diff_models(after, before, upgrade=False, no_input=True)
    migrate._merge_operators()


def _one_line(text: str) -> str:
    return " ".join(text.split())
