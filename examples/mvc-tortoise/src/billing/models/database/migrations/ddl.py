"""Aerich's statements, with the service's names and without what does not work."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from aerich.ddl import BaseDDL
from aerich.ddl.postgres import PostgresDDL
from aerich.ddl.sqlite import SqliteDDL
from aerich.exceptions import NotSupportError
from aerich.utils import is_default_function
from tortoise.backends.base_postgres.schema_generator import BasePostgresSchemaGenerator
from tortoise.fields import DecimalField
from tortoise.fields.relational import ForeignKeyFieldInstance
from tortoise.models import Model

from ..exact_decimal import to_text
from ..schema import PostgresqlSchema, SqliteSchema

Description = dict[str, Any]


class LiteralDefaults(BaseDDL):
    """Writes defaults as SQL does; Aerich leaves those of texts out, and quotes as MySQL does."""

    def _get_default(self, model: type[Model], field_describe: Description) -> str | None:  # noqa: ARG002 - Aerich passes it
        default = field_describe.get("default")
        if default is None or is_default_function(default):
            return None
        return f" DEFAULT {self._literal(default, field_describe)}"

    def _literal(self, value: object, field_describe: Description) -> str:  # noqa: ARG002 - SQLite asks
        """A value as Tortoise describes it: what is no number and no truth value is a text."""
        if isinstance(value, bool):
            return str(value).upper()
        if isinstance(value, int | float):
            return repr(value)
        text = str(value).replace("'", "''")
        return f"'{text}'"


class SqliteStatements(LiteralDefaults, SqliteDDL):
    """SQLite's."""

    schema_generator_cls = SqliteSchema

    def _literal(self, value: object, field_describe: Description) -> str:
        """A value; that of a decimal is the text which stands for it."""
        if field_describe["field_type"] == DecimalField.__name__:
            value = to_text(Decimal(str(value)))
        return super()._literal(value, field_describe)

    def add_column(
        self, model: type[Model], field_describe: Description, is_pk: bool = False
    ) -> str:
        """Add what the column refers to: SQLite has no other statement for that."""
        statement = super().add_column(model, field_describe, is_pk)
        column = str(field_describe.get("db_column"))
        reference = _reference(self, model, column)
        return statement + reference

    def modify_column(
        self,
        model: type[Model],
        field_describe: Description,
        is_pk: bool = True,  # noqa: ARG002 - Aerich passes it
    ) -> str:
        """Say which column it is that SQLite does not change."""
        kinds = field_describe["db_field_types"]
        column, kind = field_describe["db_column"], kinds.get(self.DIALECT) or kinds[""]
        raise NotSupportError(
            f"Modify column is unsupported in SQLite: {_column(model, column)} is to be {kind}."
        )

    def alter_column_null(self, model: type[Model], field_describe: Description) -> str:
        """Say which column it is that SQLite does not change."""
        change = "is to be nullable" if field_describe["nullable"] else "is to be required"
        column = _column(model, field_describe["db_column"])
        raise NotSupportError(f"Alter column null is unsupported in SQLite: {column} {change}.")

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


class PostgresqlStatements(LiteralDefaults, PostgresDDL):
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

    def drop_index_by_name(self, model: type[Model], index_name: str) -> str:
        """Drop the constraint of several columns as well, to which its index belongs."""
        return self.drop_index(model, [], index_name.startswith("uq_"), index_name)

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
    quoted = names._qualify_table_name(table)
    return names._create_fk_string(constraint, column, quoted, key, relation.on_delete, "")


def _unique_pair(statements: BaseDDL, field: Description) -> str:
    if not field.get("unique"):
        return ""
    keys = [str(field["backward_key"]), str(field["forward_key"])]
    name = statements.schema_generator._get_index_name("uid", str(field["through"]), keys)
    return f';\nCREATE UNIQUE INDEX "{name}" ON "{field["through"]}" ("{keys[0]}", "{keys[1]}")'
