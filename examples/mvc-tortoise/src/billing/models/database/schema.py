"""The tables in SQL; constraints and indexes get names that migrations can rely on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tortoise.backends.asyncpg.schema_generator import AsyncpgSchemaGenerator
from tortoise.backends.base.schema_generator import BaseSchemaGenerator
from tortoise.backends.sqlite.schema_generator import SqliteSchemaGenerator
from tortoise.fields import Field
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from .circles import References, in_circle
from .migrations.version_table import VERSION_TABLE

LONGEST = 63
HASHED = 7
PREFIXES = {"idx": "ix", "uid": "uq", "uidx": "uq"}


def constraint_name(*parts: str) -> str:
    """The name of a constraint or index: its prefix, its table, its columns; a long one is cut."""
    name = "_".join(parts)
    if len(name) <= LONGEST:
        return name
    return f"{name[: LONGEST - HASHED - 1]}_{BaseSchemaGenerator._make_hash(*parts, length=HASHED)}"


class NamedConstraints(BaseSchemaGenerator):
    """Names constraints and indexes.

    They are ``pk_TABLE``, ``uq_TABLE_COLUMN``, ``ix_TABLE_COLUMN``, ``fk_TABLE_COLUMN_REFERRED``.
    """

    def _get_index_name(
        self, prefix: str, model: type[Model] | str, field_names: Sequence[str]
    ) -> str:
        table = model if isinstance(model, str) else model._meta.db_table
        return constraint_name(PREFIXES.get(prefix, prefix), table, *field_names)

    def _get_fk_name(
        self,
        from_table: str,
        from_field: str,
        to_table: str,
        to_field: str,  # noqa: ARG002 - Tortoise passes it
    ) -> str:
        return constraint_name("fk", from_table, from_field, to_table)

    def _create_fk_string(  # noqa: PLR0913, PLR0917 - Tortoise passes so many
        self,
        constraint_name: str,
        db_column: str,
        table: str,
        field: str,
        on_delete: str,
        comment: str,
    ) -> str:
        reference = super()._create_fk_string(
            constraint_name, db_column, table, field, on_delete, comment
        )
        return f' CONSTRAINT "{constraint_name}"{reference}' if constraint_name else reference

    def _get_field_sql_and_related_table(  # noqa: PLR0913, PLR0917 - Tortoise passes so many
        self,
        field_object: Field[Any],
        table_name: str,
        column_name: str,
        default: str,
        comment: str,
        schema: str | None = None,
    ) -> tuple[str, str]:
        column, referred = super()._get_field_sql_and_related_table(
            field_object, table_name, column_name, default, comment, schema
        )
        unique = constraint_name("uq", table_name, column_name)
        column = column.replace(" UNIQUE", f' CONSTRAINT "{unique}" UNIQUE', 1)
        if referred and in_circle(self._references(), table_name, referred):
            return self._waiting(column), ""
        return column, referred

    def _references(self) -> References:
        """The tables that each table refers to."""
        return {
            model._meta.db_table: {
                relation.related_model._meta.db_table for relation in relations(model)
            }
            for model in self._get_models_to_create()
        }

    def _waiting(self, column: str) -> str:
        """The column, when the table that it refers to may not be there yet."""
        return column

    def _get_table_sql(self, model: type[Model], safe: bool = True) -> dict[str, Any]:
        # Somebody else's table of that name is a mistake to be told, unless it is Aerich's own.
        table = super()._get_table_sql(model, safe and model._meta.db_table == VERSION_TABLE)
        primary = f' CONSTRAINT "{constraint_name("pk", table["table"])}" PRIMARY KEY'
        created = str(table["table_creation_string"]).replace(" PRIMARY KEY", primary, 1)
        return {**table, "table_creation_string": created}


class SqliteSchema(NamedConstraints, SqliteSchemaGenerator):
    """Writes tables for SQLite."""


class PostgresqlSchema(NamedConstraints, AsyncpgSchemaGenerator):
    """Writes tables for PostgreSQL."""

    def get_create_schema_sql(self, safe: bool = True) -> str:
        """The tables, and then the references of circles, which want both tables to be there."""
        references = self._references()
        circles = (
            self._add_reference(model, relation)
            for model in self._get_models_to_create()
            for relation in relations(model)
            if in_circle(references, model._meta.db_table, relation.related_model._meta.db_table)
        )
        return "\n".join([super().get_create_schema_sql(safe), *circles])

    def _waiting(self, column: str) -> str:
        return column.partition(' CONSTRAINT "fk_')[0]

    def _add_reference(self, model: type[Model], relation: ForeignKeyFieldInstance[Any]) -> str:
        table, referred = model._meta.db_table, relation.related_model._meta
        column = model._meta.fields_db_projection[str(relation.source_field)]
        key = relation.to_field_instance.source_field or referred.pk_attr
        name = self._get_fk_name(table, column, referred.db_table, key)
        quoted = self._qualify_table_name(referred.db_table)
        reference = self._create_fk_string("", column, quoted, key, relation.on_delete, "")
        return f'ALTER TABLE "{table}" ADD CONSTRAINT "{name}" FOREIGN KEY ("{column}"){reference};'


def relations(model: type[Model]) -> list[ForeignKeyFieldInstance[Any]]:
    """The references of a table."""
    names = sorted(model._meta.fk_fields | model._meta.o2o_fields)
    fields = (model._meta.fields_map[name] for name in names)
    return [field for field in fields if isinstance(field, ForeignKeyFieldInstance)]
