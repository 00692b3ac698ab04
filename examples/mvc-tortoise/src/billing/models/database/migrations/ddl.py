"""Aerich's statements, with the service's names and without what does not work."""

from __future__ import annotations

from typing import Any

from aerich.ddl import BaseDDL
from aerich.ddl.postgres import PostgresDDL
from aerich.ddl.sqlite import SqliteDDL
from tortoise.backends.base_postgres.schema_generator import BasePostgresSchemaGenerator
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from ..schema import PostgresqlSchema, SqliteSchema

Description = dict[str, Any]


class SqliteStatements(SqliteDDL):
    """SQLite's."""

    schema_generator_cls = SqliteSchema

    def add_column(
        self, model: type[Model], field_describe: Description, is_pk: bool = False
    ) -> str:
        """Add what the column refers to: SQLite has no other statement for that."""
        statement = super().add_column(model, field_describe, is_pk)
        column = str(field_describe.get("db_column"))
        reference = _reference(self, model, column)
        return statement + reference

    def create_m2m(
        self, model: type[Model], field_describe: Description, reference_table_describe: Description
    ) -> str:
        """Let no pair come twice."""
        statement = super().create_m2m(model, field_describe, reference_table_describe)
        return statement + _unique_pair(self, field_describe)

    def add_fk(
        self,
        model: type[Model],
        field_describe: Description,
        reference_table_describe: Description,  # noqa: ARG002 - Aerich passes it
    ) -> str:
        """Say where the key is; `add_column` wrote it, if the column is new."""
        return f"/* {_column(model, field_describe['raw_field'])} refers with its column */"

    def drop_fk(
        self,
        model: type[Model],
        field_describe: Description,
        reference_table_describe: Description,  # noqa: ARG002 - Aerich passes it
    ) -> str:
        """Say where the key goes: with the column."""
        return f"/* {_column(model, field_describe['raw_field'])} refers with its column */"

    def alter_column_default(self, model: type[Model], field_describe: Description) -> str:
        """Say who fills in defaults."""
        return f"/* Tortoise fills in {_column(model, field_describe['db_column'])} */"

    def set_comment(self, model: type[Model], field_describe: Description) -> str:
        """Say that SQLite keeps no comments."""
        return f"/* SQLite keeps no comment on {_column(model, field_describe['db_column'])} */"


class PostgresqlStatements(PostgresDDL):
    """PostgreSQL's."""

    schema_generator_cls: type[BasePostgresSchemaGenerator] = PostgresqlSchema

    def add_column(
        self, model: type[Model], field_describe: Description, is_pk: bool = False
    ) -> str:
        """Name the constraint of a unique column."""
        statement = super().add_column(model, field_describe, is_pk)
        name = self._index_name(True, model, [str(field_describe.get("db_column"))])
        return statement.replace(" UNIQUE", f' CONSTRAINT "{name}" UNIQUE', 1)

    def create_m2m(
        self, model: type[Model], field_describe: Description, reference_table_describe: Description
    ) -> str:
        """Let no pair come twice."""
        statement = super().create_m2m(model, field_describe, reference_table_describe)
        return statement + _unique_pair(self, field_describe)

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
        return f"{self.drop_unique_constraint(model, name)};\n{index}"

    def drop_unique_index(self, model: type[Model], field_name: str) -> list[str]:
        """Drop the constraint of the table's first day, or the index of a later one."""
        return [self.drop_index(model, [field_name], unique=True)]


def _column(model: type[Model], column: object) -> str:
    return f"{model._meta.db_table}.{column}"


def _reference(statements: BaseDDL, model: type[Model], column: str) -> str:
    """What a column's foreign key adds to its declaration."""
    name = model._meta.fields_db_projection_reverse.get(column)
    relation = model._meta.fields_map[name].reference if name is not None else None
    if not isinstance(relation, ForeignKeyFieldInstance) or not relation.db_constraint:
        return ""
    referred, names = relation.related_model._meta, statements.schema_generator
    table, key = referred.db_table, relation.to_field_instance.source_field or referred.pk_attr
    constraint = names._get_fk_name(model._meta.db_table, column, table, key)
    return names._create_fk_string(constraint, column, table, key, relation.on_delete, "")


def _unique_pair(statements: BaseDDL, field: Description) -> str:
    if not field.get("unique"):
        return ""
    keys = [str(field["backward_key"]), str(field["forward_key"])]
    name = statements.schema_generator._get_index_name("uid", str(field["through"]), keys)
    return f';\nCREATE UNIQUE INDEX "{name}" ON "{field["through"]}" ("{keys[0]}", "{keys[1]}")'
