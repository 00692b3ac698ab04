"""What Aerich makes of the difference between the models and the newest revision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
from .version_table import VERSION_TABLE
from .versions import Models, Version, folder

STATEMENTS: Mapping[Dialect, type[BaseDDL]] = {
    "sqlite": SqliteStatements,
    "postgresql": PostgresqlStatements,
}
DROP_TABLE = 'DROP TABLE IF EXISTS "{}"'
# Of the statements in a revision's file.
INDENT = " " * 8
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
    notes = tuple(
        f"{model.partition('.')[2]}.{old} was taken to be renamed to {new}"
        for model, fields in migrate._rename_fields.items()
        for old, new in fields.items()
    )
    return Changes(
        models,
        _dependents_first(migrate.upgrade_operators, newest.models),
        _dependents_first(migrate.downgrade_operators, models),
        notes,
    )


async def model_state(dialect: Dialect) -> Models:
    """The models, as Tortoise describes them."""
    async with models_of(DatabaseUrl(dialect)):
        return get_models_describe(dialect)


def _dependents_first(operators: Sequence[str], models: Models) -> tuple[str, ...]:
    """Puts the tables that are dropped into order; Aerich drops them in any."""

    def depth(model: str) -> int:
        fields = (*models[model]["fk_fields"], *models[model]["o2o_fields"])
        referred = {field["python_type"] for field in fields} - {model}
        return 1 + max((depth(name) for name in referred if name in models), default=0)

    depths = {DROP_TABLE.format(model["table"]): depth(name) for name, model in models.items()}
    drops = sorted(filter(depths.__contains__, operators), key=lambda drop: (-depths[drop], drop))
    in_order = iter(drops)
    return tuple(next(in_order) if operator in depths else operator for operator in operators)


def _everything(client: BaseDBAsyncClient, models: Models) -> Changes:
    schema = get_schema_sql(client, safe=True).rstrip()
    tables = {str(model["table"]) for model in models.values()} - {VERSION_TABLE}
    drops = _dependents_first([DROP_TABLE.format(table) for table in tables], models)
    return Changes(models, (schema.replace("\n", f"\n{INDENT}"),), drops)


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
