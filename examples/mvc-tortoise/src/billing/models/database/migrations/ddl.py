"""Aerich's statements, with the service's names for constraints and indexes."""

from __future__ import annotations

from typing import Any

from aerich.ddl.postgres import PostgresDDL
from aerich.ddl.sqlite import SqliteDDL
from aerich.exceptions import NotSupportError
from tortoise.backends.base_postgres.schema_generator import BasePostgresSchemaGenerator
from tortoise.models import Model

from ..schema import PostgresqlSchema, SqliteSchema


class SqliteStatements(SqliteDDL):
    """SQLite's."""

    schema_generator_cls = SqliteSchema

    def add_fk(
        self,
        model: type[Model],
        field_describe: dict[str, Any],
        reference_table_describe: dict[str, Any],  # noqa: ARG002 - Aerich passes it
    ) -> str:
        """Refuse: SQLite has no such statement, which Aerich does not know."""
        column = f"{model._meta.db_table}.{field_describe.get('raw_field')}"
        raise NotSupportError(f"Adding a foreign key ({column}) is unsupported in SQLite.")

    def drop_fk(
        self,
        model: type[Model],
        field_describe: dict[str, Any],
        reference_table_describe: dict[str, Any],  # noqa: ARG002 - Aerich passes it
    ) -> str:
        """Refuse: SQLite has no such statement, which Aerich does not know."""
        column = f"{model._meta.db_table}.{field_describe.get('raw_field')}"
        raise NotSupportError(f"Dropping a foreign key ({column}) is unsupported in SQLite.")


class PostgresqlStatements(PostgresDDL):
    """PostgreSQL's."""

    schema_generator_cls: type[BasePostgresSchemaGenerator] = PostgresqlSchema

    def add_column(
        self, model: type[Model], field_describe: dict[str, Any], is_pk: bool = False
    ) -> str:
        """Name the constraint of a unique column."""
        statement = super().add_column(model, field_describe, is_pk)
        name = self._index_name(True, model, [str(field_describe.get("db_column"))])
        return statement.replace(" UNIQUE", f' CONSTRAINT "{name}" UNIQUE', 1)

    def drop_index(
        self,
        model: type[Model],
        field_names: list[str],
        unique: bool | None = False,
        name: str | None = None,
    ) -> str:
        """Drop the constraint of a unique column as well, to which its index belongs."""
        index = super().drop_index(model, field_names, unique, name)
        if not unique:
            return index
        name = name or self._index_name(unique, model, list(field_names))
        return f"{self.drop_unique_constraint(model, name)};\n        {index}"

    def drop_unique_index(self, model: type[Model], field_name: str) -> list[str]:
        """Drop the constraint of the table's first day, or the index of a later one."""
        return [self.drop_index(model, [field_name], unique=True)]
