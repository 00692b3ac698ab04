"""How autogenerate writes server defaults, so that one file runs on both databases."""

import re
from typing import Any, Literal

from sqlalchemy import Boolean, Column, DefaultClause, String, TextClause, false, true
from sqlalchemy.sql.elements import False_, True_
from sqlalchemy.sql.functions import FunctionElement

from .additions import AddedDefault, has_default

NOW = {"now()", "CURRENT_TIMESTAMP", "(CURRENT_TIMESTAMP)"}
BOOLEANS = {"0": false, "1": true}
CAST_LITERAL = re.compile(r"^('(?:[^']|'')*')::[\w .]+$")
LITERAL = re.compile(r"^'((?:[^']|'')*)'(?:::[\w .]+)?$")
PARAMETER = re.compile(r"(?<![:\w\\]):(?=\w)")  # as `sa.text` finds them


def render_default(default: object) -> str | Literal[False]:
    """The Python text of a server default, or False for Alembic's own.

    Alembic writes what the connected database makes of an expression: `0` for `false()` on
    SQLite, which PostgreSQL refuses for a boolean, and `now()` on PostgreSQL, which SQLite
    does not know. The expression itself fits both.
    """
    if isinstance(default, AddedDefault):
        return _render_added(default)
    argument = default.arg if isinstance(default, DefaultClause) else None
    if isinstance(argument, True_):
        return "sa.true()"
    if isinstance(argument, False_):
        return "sa.false()"
    if isinstance(argument, FunctionElement) and not argument.clauses.clauses:
        return f"sa.func.{getattr(argument, 'name', 'now')}()"
    if isinstance(argument, TextClause):
        return _render_text(argument.text)
    return False


def compare_default(
    _context: object,
    _inspected: object,
    column: Column[Any],
    inspected_default: str | None,
    default: object,
    _rendered: object,
) -> bool | None:
    """Alembic's hook: whether a server default differs, or None for Alembic's own comparison.

    That of a column whose model has a default is for the rows of the day when it was added. Of
    texts that hold a quote, Alembic compares the text with its SQL.
    """
    if default is None and has_default(column):
        return False
    argument = default.arg if isinstance(default, DefaultClause) else None
    if not isinstance(argument, str) or not isinstance(column.type, String):
        return None
    literal = LITERAL.match(inspected_default or "")
    return literal is None or literal[1].replace("''", "'") != argument


def name_boolean_default(column: Column[Any]) -> None:
    """Makes the `0` or `1` that SQLite reports as a boolean's default `false()` or `true()`."""
    default = column.server_default
    argument = default.arg if isinstance(default, DefaultClause) else None
    if isinstance(column.type, Boolean) and isinstance(argument, TextClause):
        value = BOOLEANS.get(argument.text)
        if value is not None:
            column.server_default = DefaultClause(value())


def _render_added(default: AddedDefault) -> str:
    sqlite, postgresql = default.sqlite, default.postgresql
    if postgresql in {"true", "false"}:
        return f"sa.{postgresql}()"
    if sqlite == postgresql:
        return f"sa.text({_escaped(sqlite)!r})"
    database = "op.get_context().dialect.name"
    return f'sa.text({_escaped(sqlite)!r} if {database} == "sqlite" else {_escaped(postgresql)!r})'


def _render_text(text: str) -> str | Literal[False]:
    if text in NOW:
        return "sa.func.now()"
    literal = CAST_LITERAL.match(text)
    return f"sa.text({_escaped(literal[1])!r})" if literal else False


def _escaped(text: str) -> str:
    return PARAMETER.sub(r"\\:", text)
