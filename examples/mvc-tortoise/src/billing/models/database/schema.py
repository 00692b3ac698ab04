"""The tables in SQL; constraints and indexes get names that migrations can rely on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tortoise.backends.asyncpg.schema_generator import AsyncpgSchemaGenerator
from tortoise.backends.base.schema_generator import BaseSchemaGenerator
from tortoise.backends.sqlite.schema_generator import SqliteSchemaGenerator
from tortoise.fields import Field
from tortoise.models import Model

from .migrations.version_table import VERSION_TABLE

LONGEST = 63
HASHED = 7
PREFIXES = {"idx": "ix", "uid": "uq", "uidx": "uq"}


class NamedConstraints(BaseSchemaGenerator):
    """Names constraints and indexes.

    They are ``pk_TABLE``, ``uq_TABLE_COLUMN``, ``ix_TABLE_COLUMN``, ``fk_TABLE_COLUMN_REFERRED``.
    """

    def _get_index_name(
        self, prefix: str, model: type[Model] | str, field_names: Sequence[str]
    ) -> str:
        table = model if isinstance(model, str) else model._meta.db_table
        return self._name(PREFIXES.get(prefix, prefix), table, *field_names)

    def _get_fk_name(
        self,
        from_table: str,
        from_field: str,
        to_table: str,
        to_field: str,  # noqa: ARG002 - Tortoise passes it
    ) -> str:
        return self._name("fk", from_table, from_field, to_table)

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
        unique = self._name("uq", table_name, column_name)
        return column.replace(" UNIQUE", f' CONSTRAINT "{unique}" UNIQUE', 1), referred

    def _get_table_sql(self, model: type[Model], safe: bool = True) -> dict[str, Any]:
        # Somebody else's table of that name is a mistake to be told, unless it is Aerich's own.
        table = super()._get_table_sql(model, safe and model._meta.db_table == VERSION_TABLE)
        primary = f' CONSTRAINT "{self._name("pk", table["table"])}" PRIMARY KEY'
        created = str(table["table_creation_string"]).replace(" PRIMARY KEY", primary, 1)
        return {**table, "table_creation_string": created}

    def _name(self, *parts: str) -> str:
        name = "_".join(parts)
        if len(name) <= LONGEST:
            return name
        return f"{name[: LONGEST - HASHED - 1]}_{self._make_hash(*parts, length=HASHED)}"


class SqliteSchema(NamedConstraints, SqliteSchemaGenerator):
    """Writes tables for SQLite."""


class PostgresqlSchema(NamedConstraints, AsyncpgSchemaGenerator):
    """Writes tables for PostgreSQL."""
