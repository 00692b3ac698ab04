"""How autogenerate writes server defaults, so that one file runs on both databases."""

import re
from typing import Any, Literal

from sqlalchemy import Boolean, Column, DefaultClause, TextClause, false, true
from sqlalchemy.sql.elements import False_, True_
from sqlalchemy.sql.functions import FunctionElement

NOW = {"now()", "CURRENT_TIMESTAMP", "(CURRENT_TIMESTAMP)"}
BOOLEANS = {"0": false, "1": true}
CAST_LITERAL = re.compile(r"^('(?:[^']|'')*')::[\w .]+$")


def render_default(default: object) -> str | Literal[False]:
    """The Python text of a server default, or False for Alembic's own.

    Alembic writes what the connected database makes of an expression: `0` for `false()` on
    SQLite, which PostgreSQL refuses for a boolean, and `now()` on PostgreSQL, which SQLite
    does not know. The expression itself fits both.
    """
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


def name_boolean_default(column: Column[Any]) -> None:
    """Makes the `0` or `1` that SQLite reports as a boolean's default `false()` or `true()`."""
    default = column.server_default
    argument = default.arg if isinstance(default, DefaultClause) else None
    if isinstance(column.type, Boolean) and isinstance(argument, TextClause):
        value = BOOLEANS.get(argument.text)
        if value is not None:
            column.server_default = DefaultClause(value())


def _render_text(text: str) -> str | Literal[False]:
    if text in NOW:
        return "sa.func.now()"
    literal = CAST_LITERAL.match(text)
    return f"sa.text({literal[1]!r})" if literal else False
