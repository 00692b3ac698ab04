"""A difference between models and migrations, in plain words."""

from typing import Any

KINDS = {"add": "the models have {0}, the migrations do not"}
KINDS["remove"] = "the migrations have {0}, the models do not"
PROPERTIES = {
    "modify_nullable": "whether it may be null",
    "modify_type": "its type",
    "modify_default": "its server default",
    "modify_comment": "its comment",
}


def describe(difference: Any) -> list[str]:
    """Puts one of Alembic's differences into sentences.

    Args:
        difference: An element of `alembic.autogenerate.compare_metadata`: a tuple, or a list of
            tuples about one column.
    """
    if isinstance(difference, list):
        return [_property(part) for part in difference]
    kind, _, what = difference[0].partition("_")
    if kind not in KINDS:
        return [f"{difference[0]}: {', '.join(str(part) for part in difference[1:])}"]
    return [KINDS[kind].format(_thing(what, difference))]


def _thing(what: str, difference: tuple[Any, ...]) -> str:
    if what == "column":
        _, _, table, column = difference
        return f"column {table}.{column.name}"
    thing = difference[1]
    if what == "table":
        return f"table {thing.name}"
    if what == "index":
        return f"index {thing.name} on {thing.table.name}"
    columns = ", ".join(column.name for column in thing.columns)
    name = {"fk": "foreign key"}.get(what, what)
    return f"{name} {thing.name or ''} on {thing.table.name} ({columns})".replace("  ", " ")


def _property(part: tuple[Any, ...]) -> str:
    kind, _, table, column, _, migrated, modelled = part
    name = PROPERTIES.get(kind, kind)
    sides = f"{_value(modelled)} in the models, {_value(migrated)} in the migrations"
    return f"column {table}.{column}: {name} is {sides}"


def _value(value: Any) -> str:
    if value is None:
        return "none"
    return str(getattr(value, "arg", value))
