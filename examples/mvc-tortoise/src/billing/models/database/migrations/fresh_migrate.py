"""Aerich, which collects what it finds in a class: a fresh one for every comparison."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from aerich.ddl import BaseDDL
from aerich.migrate import Migrate
from tortoise import BaseDBAsyncClient
from tortoise.models import Model

from ..circles import depth
from ..url import Dialect
from .ddl import PostgresqlStatements, SqliteStatements
from .description import references_of
from .recreation import close_circles
from .versions import Models, folder

STATEMENTS: Mapping[Dialect, type[BaseDDL]] = {
    "sqlite": SqliteStatements,
    "postgresql": PostgresqlStatements,
}
TOOL_DIALECTS = {"sqlite": "sqlite", "postgresql": "postgres"}


def fresh_migrate(root: Path, dialect: Dialect, client: BaseDBAsyncClient) -> type[Migrate]:
    """A class that has collected nothing yet.

    Args:
        root: The project root.
        dialect: Whose statements it is going to collect.
        client: Writes them; it is not connected.
    """

    class FreshMigrate(Migrate):
        """Collects statements."""

        upgrade_operators: list[str] = []  # noqa: RUF012
        downgrade_operators: list[str] = []  # noqa: RUF012
        _upgrade_fk_m2m_index_operators: list[str] = []  # noqa: RUF012
        _downgrade_fk_m2m_index_operators: list[str] = []  # noqa: RUF012
        _upgrade_m2m: list[str] = []  # noqa: RUF012
        _downgrade_m2m: list[str] = []  # noqa: RUF012
        _rename_fields: dict[str, dict[str, str]] = {}  # noqa: RUF012
        _rename_models: dict[str, str] = {}  # noqa: RUF012

        @classmethod
        def _handle_add_models(
            cls,
            upgrade: bool,
            new_models: Models,
            new_table_items: list[tuple[str, dict[str, Any], type[Model]]],
            other_table_items: object = None,  # noqa: ARG003 - Aerich passes it
        ) -> None:
            """Put new tables into order; Aerich finds none for those that refer to themselves."""
            if not upgrade:
                return
            references = references_of(new_models)
            for name, described, model in sorted(
                new_table_items, key=lambda item: (depth(references, item[1]["table"]), item[0])
            ):
                cls._handle_m2m_fields({}, described, model, new_models, upgrade)
                if name not in cls._rename_models:
                    cls._add_operator(cls.add_model(model), upgrade)
                    for statement in close_circles(described, new_models, cls.ddl):
                        cls._add_operator(statement, upgrade, fk_m2m_index=True)

        @classmethod
        def _is_unique_constraint(cls, model: type[Model], index_name: str) -> bool:  # noqa: ARG003 - Aerich passes it
            """Leave it to the statement; Aerich looks for it in the files of earlier revisions."""
            return False

    FreshMigrate.app = dialect
    FreshMigrate.dialect = TOOL_DIALECTS[dialect]
    FreshMigrate.migrate_location = folder(root, dialect)
    FreshMigrate.ddl_class = STATEMENTS[dialect]
    FreshMigrate.ddl = STATEMENTS[dialect](client)
    return FreshMigrate
