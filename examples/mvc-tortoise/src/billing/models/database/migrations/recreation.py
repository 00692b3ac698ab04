"""A table again, from what its last revision knows of it: Aerich drops tables for good."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from aerich.ddl import BaseDDL
from tortoise import fields

from .description import circular_relations, relations_of
from .versions import Models

Description = Mapping[str, Any]


def create_table(described: Description, models: Models, statements: BaseDDL) -> str:
    """The statements that make a table and its indexes.

    Args:
        described: The model, as Tortoise described it.
        models: It and the others, which it may refer to.
        statements: Of the dialect.
    """
    return ";\n".join(_Table(described, models, statements).statements())


def close_circles(described: Description, models: Models, statements: BaseDDL) -> Iterator[str]:
    """The statements that add what a table refers to in a circle, once all its tables are there.

    SQLite needs none: a table of its may refer to one that is not there yet.

    Args:
        described: The model, as Tortoise described it.
        models: It and the others, which it may refer to.
        statements: Of the dialect.
    """
    yield from _Table(described, models, statements).additions()


def cut_circles(described: Description, models: Models, statements: BaseDDL) -> Iterator[str]:
    """The statements that let a table of a circle be dropped; SQLite needs none.

    Args:
        described: The model, as Tortoise described it.
        models: It and the others, which it may refer to.
        statements: Of the dialect.
    """
    yield from _Table(described, models, statements).removals()


class _Table:
    def __init__(self, described: Description, models: Models, statements: BaseDDL) -> None:
        self._model = described
        self._name = str(described["table"])
        self._models = models
        self._names = statements.schema_generator
        relations = relations_of(described)
        self._relations = {relation["raw_field"]: relation for relation in relations}
        self._later: list[str] = []
        if statements.DIALECT != "sqlite":
            later = circular_relations(described, models)
            self._later = [relation["raw_field"] for relation in later]
        columns = (described["pk_field"], *described["data_fields"])
        self._columns = {column["name"]: column["db_column"] for column in columns}
        self._columns |= {
            relation["name"]: self._columns[relation["raw_field"]] for relation in relations
        }

    def statements(self) -> Iterator[str]:
        data = self._model["data_fields"]
        parts = [self._key(), *map(self._column, data), *self._unique_together()]
        listed = ",\n    ".join(parts)
        yield f'CREATE TABLE "{self._name}" (\n    {listed}\n)'
        for column in data:
            if column["indexed"] and not column["unique"]:
                yield self._index(None, [column["name"]])
        for index in self._model["indexes"]:
            if isinstance(index, dict):
                yield self._index(index["name"], index["fields"])
            else:
                yield self._index(None, list(index))

    def additions(self) -> Iterator[str]:
        for column in self._data(self._later):
            reference = self._referring(column).replace(
                " REFERENCES", f' FOREIGN KEY ("{column["db_column"]}") REFERENCES', 1
            )
            yield f'ALTER TABLE "{self._name}" ADD{reference}'

    def removals(self) -> Iterator[str]:
        for column in self._data(self._later):
            constraint = self._referring(column).split()[1]
            yield f'ALTER TABLE "{self._name}" DROP CONSTRAINT {constraint}'

    def _data(self, names: list[str]) -> list[Description]:
        return [column for column in self._model["data_fields"] if column["name"] in names]

    def _key(self) -> str:
        key = self._model["pk_field"]
        name = f'CONSTRAINT "pk_{self._name}" PRIMARY KEY'
        if key["generated"]:
            field = getattr(fields, key["field_type"])(primary_key=True)
            kind = field.get_for_dialect(self._names.DIALECT, "GENERATED_SQL")
            return f'"{key["db_column"]}" {kind.replace("PRIMARY KEY", name)}'
        return f"{self._typed(key)} {name}{self._reference(key)}"

    def _column(self, column: Description) -> str:
        unique = ""
        if column["unique"]:
            name = self._names._get_index_name("uid", self._name, [column["db_column"]])
            unique = f' CONSTRAINT "{name}" UNIQUE'
        return f"{self._typed(column)}{unique}{self._reference(column)}"

    def _typed(self, column: Description) -> str:
        kinds = column["db_field_types"]
        kind = kinds.get(self._names.DIALECT) or kinds[""]
        return f'"{column["db_column"]}" {kind}{"" if column["nullable"] else " NOT NULL"}'

    def _reference(self, column: Description) -> str:
        return "" if column["name"] in self._later else self._referring(column)

    def _referring(self, column: Description) -> str:
        relation = self._relations.get(column["name"])
        if relation is None or not relation["db_constraint"]:
            return ""
        referred = self._models[relation["python_type"]]
        table, key = referred["table"], referred["pk_field"]["db_column"]
        name = self._names._get_fk_name(self._name, column["db_column"], table, key)
        return self._names._create_fk_string(
            name,
            column["db_column"],
            self._names._qualify_table_name(table),
            key,
            relation["on_delete"],
            "",
        )

    def _unique_together(self) -> Iterator[str]:
        for names in self._model["unique_together"]:
            columns = [self._columns[name] for name in names]
            name = self._names._get_index_name("uid", self._name, columns)
            yield f'CONSTRAINT "{name}" UNIQUE ({_quoted(columns)})'

    def _index(self, name: str | None, names: list[str]) -> str:
        columns = [self._columns[each] for each in names]
        name = name or self._names._get_index_name("idx", self._name, columns)
        return f'CREATE INDEX "{name}" ON "{self._name}" ({_quoted(columns)})'


def _quoted(columns: list[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)
